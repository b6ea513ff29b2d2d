# | and |=, update, ** and fromkeys.
a, b = {"x": 1, "y": 2}, {"y": 3, "z": 4}
print(a | b, b | a, {**a, **b}, dict(a, y=9))
c = a
c |= b
print(a is c, a)
a.update([("p", 1)], q=2)
print(a)
print(dict.fromkeys("abc"), dict.fromkeys([1, 2], 0))
shared = dict.fromkeys("ab", [])
shared["a"].append(1)
print(shared)
for wrong in (lambda: {} | [], lambda: {}.update(5), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: dict(1), lambda: {}.update([("a",)])):
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
d = {}
d |= [("k", "v")]
print(d, {1: "a", 1.0: "b", True: "c"})
