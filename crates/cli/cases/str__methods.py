# The usual methods of str.
s = "  Hello, World  "
print(repr(s.strip()), repr(s.lstrip()), repr(s.rstrip()), s.upper(), s.lower().title(), s.swapcase(), "aBC".capitalize())
t = "a,b,,c"
print(t.split(","), t.split(",", 1), t.rsplit(",", 1), " a  b ".split(), "a b c".split(None, 1), "x\ny\r\nz".splitlines(), t.partition(","), t.rpartition(","))
print("-".join(["a", "b"]), "".join("abc"), t.replace(",", ";"), t.replace(",", "", 1), t.count(","), t.find("c"), t.find("z"), t.rfind(","), t.index("b"))
print("abc".startswith("ab"), "abc".endswith(("x", "c")), "abc".startswith("b", 1), "abc".center(9, "*"), "abc".ljust(5) + "|", "abc".rjust(5), "42".zfill(5), "-42".zfill(5))
print("123".isdigit(), "abc".isalpha(), "a1".isalnum(), " ".isspace(), "Abc".istitle(), "ABC".isupper(), "abc".islower(), "x_1".isidentifier(), "".isalpha(), "1.5".isnumeric())
print("prefix-body".removeprefix("prefix-"), "body.py".removesuffix(".py"), "a\tb".expandtabs(4), "abc"[::-1], "abcdef"[1:5:2], "abc"[-2:], "abc"[5:])
print("xxabcxx".strip("x"), "abc".translate({97: "A", 98: None}), "abc".translate(str.maketrans("ab", "xy")), "\xdf".casefold(), "\xe9".upper(), "\xdf".upper())
print([c for c in "h\xe9\u20ac"], sorted("hello"), list(enumerate("ab")), max("hello"), "a" + "b" * 2, len("\u20ac"), "b" in "abc", hash("a") == hash("a"))
print(str(5), str(None), str([1, "a"]), str(b"x"), str(1.0), str((1,)), "{}".format("x"), "abc".encode().decode(), str(b"abc", "ascii"))
