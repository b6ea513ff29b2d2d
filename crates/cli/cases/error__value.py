# Values that cannot be converted or unpacked.
def unpack(values):
    a, b = values

def star(values):
    a, *b, c = values

for action in (lambda: int("12x"), lambda: int("", 16), lambda: int("9", 8), lambda: float("abc"), lambda: unpack([1]), lambda: unpack([1, 2, 3]),
               lambda: star([1]), lambda: chr(-1), lambda: range(1, 2, 0), lambda: "abc".index("z"), lambda: [][::0], lambda: "a".split(""),
               lambda: max([]), lambda: bytes([300]), lambda: "{".format(), lambda: int("1" * 5000), lambda: dict([(1, 2, 3)]), lambda: 1 << -1,
               lambda: format(1, "zz"), lambda: "%q" % 1):
    try:
        action()
    except ValueError as error:
        print(type(error).__name__, error)
unpack(7)
