# Text and bytes.
text = "naïve café 🐍"
for encoding in ("utf-8", "utf-16-le", "latin-1", "ascii"):
    try:
        data = text.encode(encoding)
        print(encoding, len(data), data[:8])
    except UnicodeEncodeError as error:
        print(encoding, error.start, error.end, error.reason, repr(error.object[error.start]))
print(text.encode("ascii", "ignore"), text.encode("ascii", "replace"), text.encode("ascii", "backslashreplace"))
for data in (b"\xff\xfeabc", b"abc\xe9", b"\xc3", b"\xe2\x82"):
    try:
        print(data.decode())
    except UnicodeDecodeError as error:
        print(error, error.object[error.start:error.end])
print(b"abc\xff".decode("utf-8", "replace"), b"caf\xe9".decode("latin-1"))
print(bytes("é", "utf-8"), bytearray("é", "latin-1"), str(b"\xc3\xa9", "utf-8"), str(b"x"))
try:
    bytes("é")
except TypeError as error:
    print(error)
try:
    "x".encode("nonsense")
except LookupError as error:
    print(error)
