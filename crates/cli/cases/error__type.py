# Operands and arguments of the wrong type.
def two(a, b):
    pass

nothing, five, word, several = None, 5, "a", [1]

for action in (lambda: 1 + "a", lambda: "a" + 1, lambda: [] + (), lambda: "a" * "b", lambda: -"a", lambda: 1 < "a", lambda: [] < (),
               lambda: None + 1, lambda: len(5), lambda: five(), lambda: nothing[0], lambda: five[0], lambda: word["b"],
               lambda: several["a"],
               lambda: {}[[]], lambda: {[]}, lambda: iter(5), lambda: next([]), lambda: int([]), lambda: sum(["a"]),
               lambda: two(1), lambda: two(1, 2, 3), lambda: two(1, c=2), lambda: two(1, a=1), lambda: two(*5), lambda: two(**{1: 2}),
               lambda: isinstance(1, 5), lambda: "%d" % "a", lambda: ",".join([1]), lambda: sorted([1, "a"]), lambda: max(5),
               lambda: hash([]), lambda: range("a"), lambda: abs("a"), lambda: ord("ab"), lambda: chr("a"), lambda: round("a")):
    try:
        action()
    except TypeError as error:
        print(error)
"text" - 1
