# Strings do not change; every method gives a new one.
s = "Hello, World"
try:
    s[0] = "J"
except TypeError as error:
    print(error)
try:
    del s[0]
except TypeError as error:
    print(error)
print(s.replace("l", "L", 2), s.swapcase(), s.center(20, "*"), s.partition(", "), s.rpartition("o"))
print("a,b,,c".split(","), " a  b ".split(), "a b c".split(" ", 1), "x".join("abc"), "l1\nl2\r\nl3".splitlines())
print("abc".find("z"), "abcabc".rfind("bc"), "abc".count(""), "aaa".count("aa"), "abc".startswith(("x", "ab")))
print("%5.2f|%-5s|%05d|%x|%r" % (3.14159, "ab", 42, 255, "q"))
print("{:>8}|{:^8}|{:<8}|{:08.3f}|{:,}|{:+}|{:e}|{:%}".format("r", "c", "l", 3.14159, 1234567, 5, 12345.678, 0.25))
print("abc" < "abd", "Z" < "a", "a" * 3, "ab" in "cabs", "" in "x", "abc"[::-1], "abc"[-1])
print("ß".upper(), "İ".lower().encode(), "ǆ".title(), "１２".isdigit(), int("１２"), "a\tb".expandtabs(4))
for wrong in (lambda: "a" + 1, lambda: "abc".index("z"), lambda: "a" * "b", lambda: "".join([1]), lambda: "x".split(""), lambda: "{0}{}".format(1, 2), lambda: "{x}".format(y=1), lambda: "%d" % "a", lambda: "%s %s" % 1, lambda: ord("ab")):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
