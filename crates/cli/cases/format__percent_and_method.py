# The older ways: % and str.format.
print("%d %5d|%-5d|%05d|%+d|%x|%X|%o|%c|%s|%r|%%" % (1, 2, 3, 4, 5, 255, 255, 8, "c", "s", "r"))
print("%.2f %8.3f %e %g %s %10s|%-10s|%.2s" % (3.14159, 2.5, 12345.678, 0.0001, [1], "right", "left", "cut"))
print("%(name)s is %(age)d" % {"name": "Ann", "age": 30}, "%s" % (1,), "%s" % None, "%5.1f%%" % 99.5)
print("{} {}".format(1, 2), "{1} {0} {1}".format("a", "b"), "{x} {y.real}".format(x=1, y=5))
print("{0[1]} {0[0]} {d[key]}".format([1, 2], d={"key": "v"}), "{:>{w}}|{:^7}|{!r}".format("a", "b", "c", w=4))
print(format(255, "x"), format(3.5, ".2f"), format("s", ">3"), format(10**6, ","), format(1.0), format(True))
for action in (lambda: "%d" % (1, 2), lambda: "%d %d" % 1, lambda: "{}".format(), lambda: "{x}".format(), lambda: "%(a)s" % 1):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
print(1, 2, 3, sep="-", end="!\n")
print("a", "b", sep="")
print(*[1, 2], *"ab", sep=", ")
print()
print("a\tb", end="")
print(" same line", None, [None, True, 1.0, "s"])
