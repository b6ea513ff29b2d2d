"""JSON texts from Python objects and back."""

import builtins as _builtins
from sys import version_info as _version_info

__all__ = ["dump", "dumps", "load", "loads", "JSONDecoder", "JSONDecodeError", "JSONEncoder"]

_DICTS = dict, getattr(_builtins, "frozendict", dict)
_INFINITY = float("inf")
_BACKSLASH = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_BLANKS = " \t\n\r"
_CONSTANTS = {"NaN": float("nan"), "Infinity": _INFINITY, "-Infinity": -_INFINITY}


def _note(error, text):
    if _version_info >= (3, 14):
        error.add_note(text)


class JSONDecodeError(ValueError):
    """A text that is no JSON: msg, doc, pos, lineno, colno."""

    __module__ = "json.decoder"

    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        ValueError.__init__(self, f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


class _Scanner:
    # One text being read.

    def __init__(self, decoder, text):
        self.decoder = decoder
        self.text = text
        self.memo = {}

    def skip(self, at):
        text = self.text
        while text[at : at + 1] and text[at] in _BLANKS:
            at += 1
        return at

    def value(self, at):
        # The object that begins here and where it ends; StopIteration: there is none.
        text = self.text
        c = text[at : at + 1]
        if c == '"':
            return self.string(at + 1)
        if c == "{":
            return self.object(at + 1)
        if c == "[":
            return self.array(at + 1)
        if c == "n" and text.startswith("null", at):
            return None, at + 4
        if c == "t" and text.startswith("true", at):
            return True, at + 4
        if c == "f" and text.startswith("false", at):
            return False, at + 5
        if c == "-" or "0" <= c <= "9":
            found = self.number(at)
            if found is not None:
                return found
        for name in _CONSTANTS:
            if text.startswith(name, at):
                return self.decoder.parse_constant(name), at + len(name)
        raise StopIteration(at)

    def digits(self, at):
        text, size = self.text, len(self.text)
        while at < size and "0" <= text[at] <= "9":
            at += 1
        return at

    def number(self, start):
        text = self.text
        first = start + (text[start] == "-")
        end = first + 1 if text[first : first + 1] == "0" else self.digits(first)
        if end == first:
            return None
        whole = True
        if text[end : end + 1] == ".":
            after = self.digits(end + 1)
            if after > end + 1:
                end, whole = after, False
        if text[end : end + 1] in ("e", "E"):
            sign = end + 1 + (text[end + 1 : end + 2] in ("+", "-"))
            after = self.digits(sign)
            if after > sign:
                end, whole = after, False
        parse = self.decoder.parse_int if whole else self.decoder.parse_float
        return parse(text[start:end]), end

    def string(self, at):
        text, begin = self.text, at - 1
        chunks = []
        while True:
            quote = text.find('"', at)
            if quote < 0:
                quote = len(text)
            slash = text.find("\\", at, quote)
            end = quote if slash < 0 else slash
            chunk = text[at:end]
            if self.decoder.strict and not chunk.isprintable():
                for place, c in enumerate(chunk, at):
                    if c < " ":
                        raise JSONDecodeError("Invalid control character at", text, place)
            if end == len(text):
                raise JSONDecodeError("Unterminated string starting at", text, begin)
            if slash < 0:
                if not chunks:
                    return chunk, end + 1
                chunks.append(chunk)
                return "".join(chunks), end + 1
            chunks.append(chunk)
            c = text[end + 1 : end + 2]
            if not c:
                raise JSONDecodeError("Unterminated string starting at", text, begin)
            if c != "u":
                if c not in _BACKSLASH:
                    raise JSONDecodeError("Invalid \\escape", text, end)
                chunks.append(_BACKSLASH[c])
                at = end + 2
                continue
            code = self.four(end + 2)
            at = end + 6
            if 0xD800 <= code <= 0xDBFF and text.startswith("\\u", at):
                low = self.four(at + 2)
                if 0xDC00 <= low <= 0xDFFF:
                    code = 0x10000 + (((code - 0xD800) << 10) | (low - 0xDC00))
                    at += 6
            chunks.append(chr(code))

    def four(self, at):
        digits = self.text[at : at + 4]
        if len(digits) != 4 or not all([c in "0123456789abcdefABCDEF" for c in digits]):
            raise JSONDecodeError("Invalid \\uXXXX escape", self.text, at - 1)
        return int(digits, 16)

    def object(self, at):
        text, memo, decoder = self.text, self.memo, self.decoder
        pairs = []
        at = self.skip(at)
        if text[at : at + 1] == "}":
            at += 1
        else:
            while True:
                if text[at : at + 1] != '"':
                    raise JSONDecodeError("Expecting property name enclosed in double quotes", text, at)
                key, at = self.string(at + 1)
                key = memo.setdefault(key, key)
                at = self.skip(at)
                if text[at : at + 1] != ":":
                    raise JSONDecodeError("Expecting ':' delimiter", text, at)
                value, at = self.inner(self.skip(at + 1))
                pairs.append((key, value))
                at = self.skip(at)
                c = text[at : at + 1]
                if c == "}":
                    at += 1
                    break
                if c != ",":
                    raise JSONDecodeError("Expecting ',' delimiter", text, at)
                comma = at
                at = self.skip(at + 1)
                if text[at : at + 1] == "}":
                    raise JSONDecodeError("Illegal trailing comma before end of object", text, comma)
        if decoder.object_pairs_hook is not None:
            return decoder.object_pairs_hook(pairs), at
        made = dict(pairs)
        return made if decoder.object_hook is None else decoder.object_hook(made), at

    def array(self, at):
        text = self.text
        items = []
        at = self.skip(at)
        if text[at : at + 1] == "]":
            return items, at + 1
        while True:
            item, at = self.inner(at)
            items.append(item)
            at = self.skip(at)
            c = text[at : at + 1]
            if c == "]":
                return items, at + 1
            if c != ",":
                raise JSONDecodeError("Expecting ',' delimiter", text, at)
            comma = at
            at = self.skip(at + 1)
            if text[at : at + 1] == "]":
                raise JSONDecodeError("Illegal trailing comma before end of array", text, comma)

    def inner(self, at):
        try:
            return self.value(at)
        except StopIteration as stop:
            raise JSONDecodeError("Expecting value", self.text, stop.value) from None


class JSONDecoder:
    """Reads texts; the hooks say what numbers, constants and objects become."""

    __module__ = "json.decoder"

    def __init__(
        self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
        object_pairs_hook=None,
    ):  # fmt: skip
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        """The object of a text that holds nothing else."""
        scanner = _Scanner(self, s)
        obj, end = scanner.inner(scanner.skip(0))
        end = scanner.skip(end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return obj

    def raw_decode(self, s, idx=0):
        """The object that begins at a place, and where it ends."""
        if idx < 0:
            raise ValueError("idx cannot be negative")
        return _Scanner(self, s).inner(idx)


def _quoted(s, ascii_only):
    if s.isprintable() and '"' not in s and "\\" not in s and (not ascii_only or s.isascii()):
        return f'"{s}"'
    out = []
    for c in s:
        if c in _ESCAPES:
            out.append(_ESCAPES[c])
        elif " " <= c <= "~" or (not ascii_only and c >= " "):
            out.append(c)
        elif c <= "\uffff":
            out.append(f"\\u{ord(c):04x}")
        else:
            code = ord(c) - 0x10000
            out.append(f"\\u{0xD800 | code >> 10:04x}\\u{0xDC00 | code & 0x3FF:04x}")
    return '"' + "".join(out) + '"'


class JSONEncoder:
    """Writes texts; default() may be overridden for more classes."""

    __module__ = "json.encoder"
    item_separator = ", "
    key_separator = ": "

    def __init__(
        self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None,
        separators=None, default=None,
    ):  # fmt: skip
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        """What to write in place of an object of no known class."""
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        """The text."""
        if isinstance(o, str):
            return _quoted(o, self.ensure_ascii)
        return "".join(self.iterencode(o))

    def iterencode(self, o, _one_shot=False):
        """The text piece by piece."""
        out = []
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        self._write(o, out, {} if self.check_circular else None, indent, "\n")
        return iter(out)

    def _write(self, o, out, markers, indent, line):
        simple = self._simple(o)
        if simple is not None:
            out.append(simple)
            return
        if markers is not None:
            if id(o) in markers:
                raise ValueError("Circular reference detected")
            markers[id(o)] = o
        if isinstance(o, (list, tuple)):
            self._write_array(o, out, markers, indent, line)
        elif isinstance(o, _DICTS):
            self._write_object(o, out, markers, indent, line)
        else:
            newer = self.default(o)
            try:
                self._write(newer, out, markers, indent, line)
            except Exception as error:
                _note(error, f"when serializing {type(o).__name__} object")
                raise
        if markers is not None:
            del markers[id(o)]

    def _simple(self, o):
        if isinstance(o, str):
            return _quoted(o, self.ensure_ascii)
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self._number(o)
        return None

    def _number(self, o):
        if o == o and o != _INFINITY and o != -_INFINITY:
            return float.__repr__(o)
        if not self.allow_nan:
            raise ValueError(f"Out of range float values are not JSON compliant: {o!r}")
        return "NaN" if o != o else "Infinity" if o > 0 else "-Infinity"

    def _write_array(self, items, out, markers, indent, line):
        if not items:
            out.append("[]")
            return
        separator = self.item_separator
        inside = line
        out.append("[")
        if indent is not None:
            inside = line + indent
            separator += inside
            out.append(inside)
        for i, item in enumerate(items):
            if i:
                out.append(separator)
            try:
                self._write(item, out, markers, indent, inside)
            except Exception as error:
                _note(error, f"when serializing {type(items).__name__} item {i}")
                raise
        if indent is not None:
            out.append(line)
        out.append("]")

    def _key(self, key):
        if isinstance(key, str):
            return key
        if key is None or isinstance(key, (bool, int, float)):
            return self._simple(key)
        if self.skipkeys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")

    def _write_object(self, dct, out, markers, indent, line):
        if not dct:
            out.append("{}")
            return
        separator = self.item_separator
        inside = line
        out.append("{")
        before = ""
        if indent is not None:
            inside = line + indent
            separator += inside
            before = inside
        first = True
        for key, value in sorted(dct.items()) if self.sort_keys else dct.items():
            name = self._key(key)
            if name is None:
                continue
            out.append(before if first else separator)
            first = False
            out.append(_quoted(name, self.ensure_ascii))
            out.append(self.key_separator)
            try:
                self._write(value, out, markers, indent, inside)
            except Exception as error:
                _note(error, f"when serializing {type(dct).__name__} item {key!r}")
                raise
        if indent is not None and not first:
            out.append(line)
        out.append("}")


_default_decoder = JSONDecoder(object_hook=None, object_pairs_hook=None)
_default_encoder = JSONEncoder()


def dumps(
    obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None,
    separators=None, default=None, sort_keys=False, **kw,
):  # fmt: skip
    """An object as a text."""
    if cls is None:
        cls = JSONEncoder
    return cls(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan, indent=indent,
        separators=separators, default=default, sort_keys=sort_keys, **kw,
    ).encode(obj)  # fmt: skip


def dump(
    obj, fp, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None,
    separators=None, default=None, sort_keys=False, **kw,
):  # fmt: skip
    """Write an object to a file."""
    if cls is None:
        cls = JSONEncoder
    encoder = cls(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan, indent=indent,
        separators=separators, default=default, sort_keys=sort_keys, **kw,
    )  # fmt: skip
    for chunk in encoder.iterencode(obj):
        fp.write(chunk)


def detect_encoding(b):
    """The encoding of JSON bytes, from a mark or from where the zeros are."""
    if b.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "utf-32"
    if b.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if len(b) >= 4:
        if not b[0]:
            return "utf-16-be" if b[1] else "utf-32-be"
        if not b[1]:
            return "utf-16-le" if b[2] or b[3] else "utf-32-le"
    elif len(b) == 2:
        if not b[0]:
            return "utf-16-be"
        if not b[1]:
            return "utf-16-le"
    return "utf-8"


def loads(
    s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None,
    **kw,
):  # fmt: skip
    """The object of a text or of bytes."""
    if isinstance(s, str):
        if s.startswith("\ufeff"):
            raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    elif isinstance(s, (bytes, bytearray)):
        encoding = detect_encoding(s)
        s = s[3:].decode() if encoding == "utf-8-sig" else s.decode(encoding)
    else:
        raise TypeError(f"the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}")
    hooks = {
        "object_hook": object_hook, "parse_float": parse_float, "parse_int": parse_int,
        "parse_constant": parse_constant, "object_pairs_hook": object_pairs_hook,
    }  # fmt: skip
    for name, hook in hooks.items():
        if hook is not None:
            kw[name] = hook
    if cls is None:
        return (JSONDecoder(**kw) if kw else _default_decoder).decode(s)
    return cls(**kw).decode(s)


def load(
    fp, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None,
    **kw,
):  # fmt: skip
    """The object of a file."""
    return loads(
        fp.read(), cls=cls, object_hook=object_hook, parse_float=parse_float, parse_int=parse_int,
        parse_constant=parse_constant, object_pairs_hook=object_pairs_hook, **kw,
    )  # fmt: skip


def __getattr__(name):
    if name in ("decoder", "encoder"):
        return __import__(f"json.{name}", fromlist=["*"])
    raise AttributeError(f"module 'json' has no attribute {name!r}")
