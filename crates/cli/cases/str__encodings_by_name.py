# Encodings by all their names, with what cannot be encoded or decoded.
def show(*what, f):
    try:
        print(*what, ascii(f()))
    except Exception as e:
        print(*what, type(e).__name__, e)


NAMES = ["utf-32", "utf-32-le", "utf-32-be", "utf-16", "utf-16-be", "utf-8-sig", "U8", "latin_1", "US-ASCII"]
for name in NAMES:
    for text in ["a", "é", "😀日", ""]:
        show(name, f=lambda: text.encode(name))
    for data in [b"", b"a", b"\xff\xfe\0\0a\0\0\0", b"\0\0\xfe\xff\0\0\0a", b"\xfe\xff\0a", b"\0\xd8\0\0", b"a\0\0\0b\0"]:
        for handler in ["strict", "ignore", "replace", "backslashreplace"]:
            show(name, data, handler, f=lambda: data.decode(name, handler))
for name in ["utf 8", "utf__8", "UTF-32LE", "utf-8sig", "nope", "iso8859_1", "", "utf.8", " ascii", "iso646-us", "a\0b"]:
    show(name, f=lambda: "é".encode(name, "replace"))
print("%(a)s" % {"a": 1}, "x" % b"abc", b"%(k)s" % {b"k": b"v"})
for values in [[1], b"a", (1,), "x"]:
    show(values, f=lambda: "%(a)s" % values)
for value in [True, 97, 2**70, -1, 1.0, "ab"]:
    show(value, f=lambda: "%c" % value)
    show(value, f=lambda: b"%e" % value)
