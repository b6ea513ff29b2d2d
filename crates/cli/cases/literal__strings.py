# Quotes, escapes, raw strings, joined literals, repr.
print('single', "double", '''triple
lines''', "a" "b" 'c', r"raw\n", "tab\tend", "\x41\u20ac\U0001f40d\N{SNOWMAN}", "oct\101", "quote\"'")
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("new\nline\t\\ \x00\x7f\xe9\u200b"), repr(""), ascii("caf\xe9\u20ac"))
print("line \
continued")
text = """
  indented
"""
print(repr(text), len(text))
print(b"bytes\x00\xff\n'", b'"', rb"\n", b"a" b"b", bytes([65, 66]), bytes(3), "\u20ac".encode(), b"\xe2\x82\xac".decode())
print("caf\xe9".encode("latin-1"), "abc".encode("ascii"), len("\U0001f40d"), ord("\u20ac"), chr(8364))
try:
    "\xe9".encode("ascii")
except UnicodeEncodeError as error:
    print(error)
try:
    b"\xff".decode()
except UnicodeDecodeError as error:
    print(error)
print("a" < "b", "Z" < "a", "abc" < "abcd", "" < "a", "10" < "9", "a" in "cat", "" in "", "x" * 3, 3 * "-", "x" * -1)
