"""Values as bytes, in the order and the sizes that a format says."""

from sys import version_info as _version_info

import _memory

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct", "error"]

_STANDARD = {"b": 1, "B": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 4, "L": 4, "q": 8, "Q": 8, "e": 2, "f": 4, "d": 8}
_NATIVE = {**_STANDARD, "l": 8, "L": 8, "n": 8, "N": 8, "P": 8}
_SIZED = {"x": 1, "c": 1, "s": 1, "p": 1, "?": 1}
_LARGEST = (1 << 63) - 1


class error(Exception):
    """What does not go with the format."""


def _parse(format):
    # The codes with their repeats and sizes, whether the first byte is the highest, the whole size.
    text = format
    order = text[:1] if text[:1] in tuple("@=<>!") else ""
    native = order in ("", "@")
    sizes = {**_SIZED, **(_NATIVE if native else _STANDARD)}
    codes, size, place = [], 0, len(order)
    while place < len(text):
        code = text[place]
        place += 1
        if code in " \t\n\r\v\f":
            continue
        count, digits = 1, ""
        while code in "0123456789" and code:
            digits += code
            code = text[place : place + 1]
            place += 1
        if digits:
            if not code:
                raise error("repeat count given without format specifier")
            count = int(digits)
        width = sizes.get(code)
        if width is None:
            raise error("bad char in struct format")
        if native and width > 1:
            size = -(-size // width) * width
        if count * width > _LARGEST - size:
            raise error("total struct size too long")
        if code != "x" and (count or code in "sp"):
            codes.append((code, count, width, size))
        size += count * width
    return codes, "big" if order in (">", "!") else "little", size


def _integer(code, width, order, value):
    if not hasattr(value, "__index__"):
        raise error("required argument is not an integer")
    value = value.__index__()
    signed = code in "bhilqn"
    low, high = (-(1 << 8 * width - 1), (1 << 8 * width - 1) - 1) if signed else (0, (1 << 8 * width) - 1)
    if code == "P":
        value %= 1 << 64
    if not low <= value <= high:
        raise error(f"'{code}' format requires {low} <= number <= {high}")
    return value.to_bytes(width, order, signed=signed)


def _real(code, width, order, value):
    if not hasattr(value, "__float__") and not hasattr(value, "__index__"):
        raise error("required argument is not a float")
    value = float(value)
    bits = _memory.bits_of_float(value, width)
    if bits is None:
        raise OverflowError(f"float too large to pack with {code} format")
    return bits.to_bytes(width, order)


def _text(code, count, value):
    if not isinstance(value, (bytes, bytearray)):
        raise error(f"argument for '{code}' must be a bytes object")
    if code == "s":
        return bytes(value[:count]).ljust(count, b"\0")
    if not count:
        return b""
    value = bytes(value[: min(count - 1, 255)])
    return (bytes([len(value)]) + value).ljust(count, b"\0")


def _item(code, width, order, value):
    if code == "?":
        return b"\1" if value else b"\0"
    if code == "c":
        if not isinstance(value, bytes) or len(value) != 1:
            raise error("char format requires a bytes object of length 1")
        return value
    if code in "efd":
        return _real(code, width, order, value)
    return _integer(code, width, order, value)


def _read(code, width, order, data):
    if code == "?":
        return data != b"\0"
    if code == "c":
        return data
    if code in "efd":
        return _memory.float_of_bits(int.from_bytes(data, order), width)
    return int.from_bytes(data, order, signed=code in "bhilqn")


class Struct:
    """A format, looked at once."""

    __module__ = "_struct"
    __slots__ = ("_format", "_codes", "_order", "_size", "_count")

    def __init__(self, format):
        if isinstance(format, bytes):
            format = format.decode("ascii")
        elif not isinstance(format, str):
            raise TypeError(f"Struct() argument 1 must be a str or bytes object, not {type(format).__name__}")
        self._format = format
        self._codes, self._order, self._size = _parse(format)
        self._count = sum([1 if code in "sp" else count for code, count, _, _ in self._codes])

    def __repr__(self):
        return f"{type(self).__name__}({self._format!r})"

    def __sizeof__(self):
        return (56 if _version_info < (3, 15) else 64) + 32 * (len(self._codes) + 1)

    @property
    def format(self):
        """The format."""
        return self._format

    @property
    def size(self):
        """Bytes of a packed value."""
        return self._size

    def _packed(self, name, values):
        if len(values) != self._count:
            raise error(f"{name} expected {self._count} items for packing (got {len(values)})")
        data, values = bytearray(self._size), iter(values)
        for code, count, width, at in self._codes:
            if code in "sp":
                data[at : at + count] = _text(code, count, next(values))
                continue
            for place in range(at, at + count * width, width):
                data[place : place + width] = _item(code, width, self._order, next(values))
        return data

    def pack(self, *values):
        """The values as bytes."""
        return bytes(self._packed("pack", values))

    def pack_into(self, buffer, offset, /, *values):
        """Put the values as bytes into a buffer."""
        self._put(1, buffer, offset, values)

    def _put(self, place, buffer, offset, values):
        try:
            view = memoryview(buffer)
        except TypeError:
            view = None
        if view is None or view.readonly:
            which = "argument" if _version_info < (3, 15) else f"pack_into() argument {place}"
            raise TypeError(f"{which} must be read-write bytes-like object, not {type(buffer).__name__}")
        offset = self._place("pack_into", "packing", "no space to pack {} bytes at offset {}", view.nbytes, offset)
        view.cast("B")[offset : offset + self._size] = self._packed("pack_into", values)

    def _place(self, name, what, words, length, offset):
        size = self._size
        if offset < 0:
            if offset + size > 0:
                raise error(words.format(size, offset))
            if offset + length < 0:
                raise error(f"offset {offset} out of range for {length}-byte buffer")
            offset += length
        if length - offset < size:
            raise error(
                f"{name} requires a buffer of at least {offset + size} bytes for {what} {size} bytes at offset {offset} "
                f"(actual buffer size is {length})"
            )
        return offset

    def _values(self, data, start):
        values = []
        for code, count, width, at in self._codes:
            at += start
            if code == "s":
                values.append(data[at : at + count])
            elif code == "p":
                values.append(data[at + 1 : at + 1 + min(data[at], count - 1)] if count else b"")
            else:
                for place in range(at, at + count * width, width):
                    values.append(_read(code, width, self._order, data[place : place + width]))
        return tuple(values)

    def unpack(self, buffer, /):
        """The values that the bytes are."""
        data = _bytes(buffer)
        if len(data) != self._size:
            raise error(f"unpack requires a buffer of {self._size} bytes")
        return self._values(data, 0)

    def unpack_from(self, buffer, offset=0):
        """The values that the bytes from a place on are."""
        data = _bytes(buffer)
        offset = self._place("unpack_from", "unpacking", "not enough data to unpack {} bytes at offset {}", len(data), offset)
        return self._values(data, offset)

    def iter_unpack(self, buffer, /):
        """The values of one piece of the bytes after the other."""
        data = _bytes(buffer)
        if not self._size:
            raise error("cannot iteratively unpack with a struct of length 0")
        if len(data) % self._size:
            raise error(f"iterative unpacking requires a buffer of a multiple of {self._size} bytes")
        return _unpack_iterator(self, data)


class _unpack_iterator:
    __module__ = "_struct"

    def __init__(self, form, data):
        self._form, self._data, self._at = form, data, 0

    def __iter__(self):
        return self

    def __length_hint__(self):
        return (len(self._data) - self._at) // self._form.size

    def __next__(self):
        if self._at >= len(self._data):
            raise StopIteration
        self._at += self._form.size
        return self._form._values(self._data, self._at - self._form.size)


_unpack_iterator.__name__ = _unpack_iterator.__qualname__ = "unpack_iterator"


def _bytes(buffer):
    if isinstance(buffer, bytes):
        return buffer
    try:
        return memoryview(buffer).tobytes()
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(buffer).__name__}'") from None


_known = {}


def _struct(format):
    if format.__class__ not in (str, bytes):
        return Struct(format)
    if format not in _known:
        if len(_known) > 100:
            _known.clear()
        _known[format] = Struct(format)
    return _known[format]


def _clearcache():
    _known.clear()


def calcsize(format, /):
    """Bytes of a packed value."""
    return _struct(format).size


def pack(*args):
    """The values as bytes, the format first."""
    if not args:
        old = _version_info < (3, 15)
        raise TypeError("missing format argument" if old else "pack expected at least 1 argument, got 0")
    return _struct(args[0]).pack(*args[1:])


def pack_into(format, buffer, offset, /, *values):
    """Put the values as bytes into a buffer."""
    _struct(format)._put(2, buffer, offset, values)


def unpack(format, buffer, /):
    """The values that the bytes are."""
    return _struct(format).unpack(buffer)


def unpack_from(format, /, buffer, offset=0):
    """The values that the bytes from a place on are."""
    return _struct(format).unpack_from(buffer, offset)


def iter_unpack(format, buffer, /):
    """The values of one piece of the bytes after the other."""
    return _struct(format).iter_unpack(buffer)
