# bytes: items are numbers, methods as str's.
b = b"Hello, bytes"
print(b[0], b[-1], b[:5], b[::-1], len(b), list(b[:3]), 72 in b, b"bytes" in b, b.find(b"l"), b.count(b"l"))
print(b.upper(), b.lower(), b.split(b", "), b", ".join([b"a", b"b"]), b.replace(b"l", b"L"), b.startswith(b"He"), b.hex(), bytes.fromhex("4142 43"))
print(b + b"!", b * 2, b == b"Hello, bytes", b < b"Z", b"a" < b"b", bytes("\xe9", "utf-8"), bytes([1, 2, 255]), bytes(range(3)), bytes())
print(b" a ".strip(), b"abc".isalpha(), b"a-b".partition(b"-"), b"abc".rjust(5), b"5".zfill(3), hash(b"a") == hash(b"a"), {b"k": 1}[b"k"])
print(repr(b"\t\n\r\\'\x01\x80"), repr(b'"'), b"%d %s" % (5, b"x"), bytes(b"copy"), b"" or "empty", bool(b"\x00"))
for action in (lambda: b"a" + "b", lambda: b"a"[5], lambda: b"abc".find("b"), lambda: bytes("x"), lambda: bytes([256])):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
def change():
    b[0] = 1
try:
    change()
except TypeError as error:
    print(error)
