"""Encodings by name."""

__all__ = [
    "encode", "decode", "lookup", "CodecInfo", "BOM", "BOM_BE", "BOM_LE", "BOM_UTF8", "BOM_UTF16", "BOM_UTF16_LE",
    "BOM_UTF16_BE", "BOM_UTF32", "BOM_UTF32_LE", "BOM_UTF32_BE", "getencoder", "getdecoder", "ascii_encode",
    "utf_8_encode", "utf_8_decode", "latin_1_encode", "latin_1_decode",
]  # fmt: skip

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_LE = BOM_UTF16_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF32_LE = b"\xff\xfe\0\0"
BOM_UTF32_BE = b"\0\0\xfe\xff"
BOM = BOM_UTF16 = BOM_LE
BOM_UTF32 = BOM_UTF32_LE
_A_TO_M, _N_TO_Z = "abcdefghijklm", "nopqrstuvwxyz"
_ROT13 = dict(zip(_A_TO_M + _N_TO_Z, _N_TO_Z + _A_TO_M))
_ROT13.update([(key.upper(), value.upper()) for key, value in _ROT13.items()])


class CodecInfo(tuple):
    """How an encoding encodes and decodes."""

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, name=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name, self.encode, self.decode = name, encode, decode
        self.streamreader, self.streamwriter = streamreader, streamwriter
        return self

    def __repr__(self):
        return f"<codecs.CodecInfo object for encoding {self.name} at {id(self):#x}>"


def encode(obj, encoding="utf-8", errors="strict"):
    """Text as bytes; rot13 and hex are known too."""
    name = encoding.lower().replace("_", "-")
    if name in ("rot13", "rot-13"):
        return "".join([_ROT13.get(letter, letter) for letter in obj])
    if name in ("hex", "hex-codec"):
        return obj.hex().encode()
    return obj.encode(encoding, errors)


def decode(obj, encoding="utf-8", errors="strict"):
    """Bytes as text; rot13 and hex are known too."""
    name = encoding.lower().replace("_", "-")
    if name in ("rot13", "rot-13"):
        return encode(obj, name)
    if name in ("hex", "hex-codec"):
        return bytes.fromhex(bytes(obj).decode("ascii"))
    return bytes(obj).decode(encoding, errors)


def lookup(encoding):
    """The encoding of this name."""
    name = encoding.lower().replace("_", "-")
    if not name.startswith("rot"):
        "".encode(encoding)
    return CodecInfo(
        lambda text, errors="strict": (encode(text, encoding, errors), len(text)),
        lambda data, errors="strict": (decode(data, encoding, errors), len(data)),
        name={"utf8": "utf-8", "latin1": "iso8859-1", "latin-1": "iso8859-1"}.get(name, name),
    )  # fmt: skip


def getencoder(encoding):
    """The function that encodes."""
    return lookup(encoding).encode


def getdecoder(encoding):
    """The function that decodes."""
    return lookup(encoding).decode


def _pair(name):
    def encoding(text, errors="strict"):
        return encode(text, name, errors), len(text)

    def decoding(data, errors="strict", final=False):
        return decode(data, name, errors), len(data)

    return encoding, decoding


utf_8_encode, utf_8_decode = _pair("utf-8")
latin_1_encode, latin_1_decode = _pair("latin-1")
ascii_encode, ascii_decode = _pair("ascii")
