# bytes do not change, bytearrays do.
b = b"hello"
print(b[0], b[1:3], list(b[:2]), b + b"!", b * 2, b"ell" in b, 104 in b)
try:
    b[0] = 72
except TypeError as error:
    print(error)
a = bytearray(b)
a[0] = 72
a.extend(b" you")
a += b"!"
del a[1:3]
print(a, len(a), bytes(a), a == b"Hlo you!")
for wrong in (lambda: a.append(256), lambda: bytes([300]), lambda: b + "x", lambda: bytes(-1), lambda: a.__setitem__(0, "x"), lambda: b"a".join(["b"]), lambda: bytes.fromhex("zz"), lambda: b.index(b"z")):
    try:
        wrong()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(b.hex(), b.hex(":"), bytes.fromhex("68 69"), bytes(3), bytes(range(3)), b"a,b".split(b","))
print(int.from_bytes(b"\x01\x00", "big"), (258).to_bytes(2, "little"), b"%d %s" % (5, b"x"))
other = a
other.clear()
print(a, a is other)
