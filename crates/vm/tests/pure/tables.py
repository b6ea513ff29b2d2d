"""Writes src/pure/text/tables.rs from CPython's own character data. Run it with CPython 3.14."""
import sys, unicodedata
from pathlib import Path

ALL = [chr(c) for c in range(0x110000) if not 0xD800 <= c < 0xE000]


def varint(n):
    out = bytearray()
    while n >= 0x80:
        out.append(n & 0x7F | 0x80)
        n >>= 7
    out.append(n)
    return bytes(out)


def flips(test):
    """The distances between the code points at which the test's answer changes."""
    out, last, state = b"", 0, False
    for c in range(0x110000):
        now = test(chr(c))
        if now != state:
            out += varint(c - last)
            last, state = c, now
    return out


def literal(data):
    lines, line = [], ""
    for b in data:
        line += chr(b) if 32 <= b < 127 and b not in b'"\\' else f"\\x{b:02x}"
        if len(line) > 104:
            lines.append(line)
            line = ""
    lines.append(line)
    # After a line's end `\`, Rust skips leading white space: keep a leading space written out.
    lines = [lines[0]] + ["\\x20" + l[1:] if l.startswith(" ") else l for l in lines[1:]]
    return 'b"' + "\\\n    ".join(lines) + '"'


def mapping(name, doc, pairs):
    return f"/// {doc}\n#[rustfmt::skip]\npub(super) static {name}: &[(char, &str)] = &[\n" + pack(pairs) + "];\n"


def pack(pairs):
    out, line = "", "   "
    for c, text in pairs:
        item = " ('\\u{%x}', \"%s\")," % (ord(c), "".join("\\u{%x}" % ord(x) for x in text))
        if len(line) + len(item) > 116:
            out += line + "\n"
            line = "   "
        line += item
    return out + line + "\n"


def full_title(c):
    return c.title()


starts, last = b"", 0
for c in range(0x110000):
    if unicodedata.decimal(chr(c), None) == 0:
        assert all(unicodedata.decimal(chr(c + i)) == i for i in range(10))
        starts += varint(c - last)
        last = c

tables = [
    ("PRINTABLE", "Where `str.isprintable` changes", flips(str.isprintable)),
    ("ALPHA", "Where `str.isalpha` changes", flips(str.isalpha)),
    ("DIGIT", "Where `str.isdigit` changes", flips(str.isdigit)),
    ("NUMERIC", "Where `str.isnumeric` changes", flips(str.isnumeric)),
    ("DECIMAL_ZEROS", "The zeros of the runs of ten decimal digits", starts),
]
out = f"//! Character data of Unicode {unicodedata.unidata_version}, written by `tests/pure/tables.py`: do not edit.\n//!\n"
out += "//! The byte tables hold distances between code points, as little-endian groups of seven bits.\n\n"
for name, doc, data in tables:
    out += f"/// {doc}.\npub(super) static {name}: &[u8] = {literal(data)};\n\n"
out += mapping("TITLE", "Title case where it is not upper case.", [(c, full_title(c)) for c in ALL if full_title(c) != c.upper()]) + "\n"
out += mapping("CASEFOLD", "Case folding where it is not lower case.", [(c, c.casefold()) for c in ALL if c.casefold() != c.lower()])
target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "src/pure/text/tables.rs"
target.write_text(out)
print({n: len(d) for n, _, d in tables}, len(out.splitlines()))
