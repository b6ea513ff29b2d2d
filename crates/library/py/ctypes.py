"""C's numbers, structures of them, and reading an object at its address, as far as the model of memory has it."""

import _memory

__all__ = [
    "ARRAY", "Array", "POINTER", "Structure", "addressof", "byref", "c_bool", "c_byte", "c_char", "c_char_p", "c_double",
    "c_float", "c_int", "c_int16", "c_int32", "c_int64", "c_int8", "c_long", "c_longlong", "c_short", "c_size_t",
    "c_ssize_t", "c_ubyte", "c_uint", "c_uint16", "c_uint32", "c_uint64", "c_uint8", "c_ulong", "c_ulonglong", "c_ushort",
    "c_void_p", "cast", "create_string_buffer", "py_object", "pythonapi", "sizeof", "string_at", "CDLL", "cdll",
]  # fmt: skip


class ArgumentError(Exception):
    """An argument that a function of C cannot take."""


class _Type(type):
    def from_address(cls, address, /):
        if not isinstance(address, int):
            raise TypeError("integer expected")
        found = cls.__new__(cls)
        found._address = address
        return found

    def __mul__(cls, length):
        if not isinstance(length, int):
            raise TypeError(f"can't multiply sequence by non-int of type '{type(length).__name__}'")
        if length < 0:
            raise ValueError(f"Array length must be >= 0, not {length}")
        body = {"_type_": cls, "_length_": length, "_size_": length * sizeof(cls), "__module__": cls.__module__}
        return type(Array)(f"{cls.__name__}_Array_{length}", (Array,), body)

    __rmul__ = __mul__


class _CData(metaclass=_Type):
    __module__ = "_ctypes"
    _address = None

    def __hash__(self):
        raise TypeError("unhashable type")


class _SimpleCData(_CData):
    """One number or address."""

    __module__ = "_ctypes"

    def __init__(self, value=None):
        self._held = self._from_python(self._zero_ if value is None else value)

    @property
    def value(self):
        """What it is."""
        if self._address is None:
            return self._held
        return self._from_bits(_memory.word(self._address, self._size_))

    @value.setter
    def value(self, value):
        if self._address is not None:
            raise RuntimeError(f"Afterdel does not let programs write to memory: {hex(self._address)} is the machine's own")
        self._held = self._from_python(value)

    def __bool__(self):
        return bool(self.value)

    def __repr__(self):
        if type(self).__bases__ != (_SimpleCData,):
            return object.__repr__(self)
        return f"{type(self).__name__}({self.value!r})"


def _integer(name, size, signed):
    bits = 8 * size
    low = -(1 << bits - 1) if signed else 0

    def _from_bits(self, bits_read):
        return ((bits_read & (1 << bits) - 1) - low & (1 << bits) - 1) + low

    def _from_python(self, value):
        if not isinstance(value, int):
            if not hasattr(value, "__index__"):
                raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
            value = value.__index__()
        return _from_bits(self, value)

    body = {"_from_bits": _from_bits, "_from_python": _from_python, "_size_": size, "_zero_": 0, "__module__": "ctypes"}
    return _Type(name, (_SimpleCData,), body)


c_byte, c_ubyte = c_int8, c_uint8 = _integer("c_byte", 1, True), _integer("c_ubyte", 1, False)
c_short, c_ushort = c_int16, c_uint16 = _integer("c_short", 2, True), _integer("c_ushort", 2, False)
c_int, c_uint = c_int32, c_uint32 = _integer("c_int", 4, True), _integer("c_uint", 4, False)
c_long, c_ulong = c_int64, c_uint64 = _integer("c_long", 8, True), _integer("c_ulong", 8, False)
c_longlong, c_ulonglong = c_ssize_t, c_size_t = c_long, c_ulong


class c_bool(_SimpleCData):
    """A truth."""

    _size_, _zero_ = 1, False

    def _from_bits(self, bits):
        return bool(bits & 0xFF)

    def _from_python(self, value):
        return bool(value)


class c_double(_SimpleCData):
    """A float."""

    _size_, _zero_ = 8, 0.0

    def _from_bits(self, bits):
        return _memory.float_of_bits(bits, self._size_)

    def _from_python(self, value):
        if not hasattr(value, "__float__") and not hasattr(value, "__index__"):
            raise TypeError(f"must be real number, not {type(value).__name__}")
        bits = _memory.bits_of_float(float(value), self._size_)
        return float("inf") if bits is None else _memory.float_of_bits(bits, self._size_)


class c_float(_SimpleCData):
    """A float of 32 bits."""

    _size_, _zero_ = 4, 0.0
    _from_bits, _from_python = c_double._from_bits, c_double._from_python


class c_char(_SimpleCData):
    """One byte."""

    _size_, _zero_ = 1, b"\0"

    def _from_bits(self, bits):
        return bytes([bits & 0xFF])

    def _from_python(self, value):
        if isinstance(value, (bytes, bytearray)) and len(value) == 1:
            return bytes(value)
        if isinstance(value, int) and 0 <= value < 256:
            return bytes([value])
        raise TypeError("one character bytes, bytearray, or an integer in range(256) expected")


class c_void_p(_SimpleCData):
    """An address."""

    _size_, _zero_ = 8, None

    def _from_bits(self, bits):
        return bits or None

    def _from_python(self, value):
        if value is None:
            return None
        if isinstance(value, int):
            return value % (1 << 64) or None
        if isinstance(value, _SimpleCData):
            return value.value
        raise TypeError("cannot be converted to pointer")


class c_char_p(_SimpleCData):
    """A text in memory."""

    _size_, _zero_ = 8, None

    def _from_python(self, value):
        if not isinstance(value, (bytes, type(None))):
            raise TypeError(f"bytes or integer address expected instead of {type(value).__name__} instance")
        return value


class py_object(_SimpleCData):
    """A reference to an object."""

    _size_ = 8
    # Where the object is of which cast() has not counted a reference.
    _at = None

    def __init__(self, *value):
        if len(value) > 1:
            raise TypeError(f"__init__ expected at most 1 argument, got {len(value)}")
        self._held = value

    @property
    def value(self):
        """The object."""
        if self._at is not None:
            return _memory.object_at(self._at)
        if self._address is not None:
            return _memory.object_at(_memory.word(self._address, 8))
        if not self._held:
            raise ValueError("PyObject is NULL")
        return self._held[0]

    @value.setter
    def value(self, value):
        self._held = (value,)

    def __repr__(self):
        return "py_object(<NULL>)" if self._at is None and not self._held else f"py_object({self.value!r})"


class Structure(_CData):
    """Fields one after the other."""

    __module__ = "_ctypes"
    _fields_ = ()

    def __init_subclass__(cls):
        at = 0
        align = 1
        for name, kind, *_ in cls._fields_:
            size = sizeof(kind)
            step = min(size, 8) or 1
            align = max(align, step)
            at = -(-at // step) * step
            setattr(cls, name, _field(name, kind, at))
            at += size
        cls._size_ = -(-at // align) * align

    def __init__(self, *values, **named):
        names = [field[0] for field in self._fields_]
        if len(values) > len(names):
            raise TypeError("too many initializers")
        for name, value in [*zip(names, values), *named.items()]:
            setattr(self, name, value)


def _field(name, kind, at):
    place = "_" + name

    def get(self):
        if self._address is not None:
            return kind.from_address(self._address + at).value
        held = self.__dict__.get(place)
        return kind().value if held is None else held.value

    def put(self, value):
        if self._address is not None:
            kind.from_address(self._address + at).value = value
        self.__dict__[place] = value if isinstance(value, kind) else kind(value)

    return property(get, put)


class Array(_CData):
    """A number of equal things."""

    __module__ = "_ctypes"

    def __init__(self, *values):
        if len(values) > self._length_:
            raise IndexError("invalid index")
        self._items = [self._type_(*value) for value in [(v,) for v in values] + [()] * (self._length_ - len(values))]

    def __len__(self):
        return self._length_

    def __getitem__(self, place):
        if isinstance(place, slice):
            return [item.value for item in self._items[place]]
        try:
            return self._items[place].value
        except IndexError:
            raise IndexError("invalid index") from None

    def __setitem__(self, place, value):
        try:
            self._items[place].value = value
        except IndexError:
            raise IndexError("invalid index") from None

    def __iter__(self):
        return iter([item.value for item in self._items])

    @property
    def raw(self):
        """All bytes of an array of characters."""
        return b"".join(self)

    @property
    def value(self):
        """The bytes up to the first zero."""
        return self.raw.split(b"\0")[0]

    @value.setter
    def value(self, value):
        if len(value) > self._length_:
            raise ValueError("byte string too long")
        for place, byte in enumerate(value + b"\0" * (len(value) < self._length_)):
            self._items[place].value = byte


def ARRAY(kind, length):
    """The type of arrays of so many."""
    return kind * length


def create_string_buffer(init, size=None):
    """Characters that can be changed."""
    if isinstance(init, int):
        return (c_char * init)()
    if not isinstance(init, bytes):
        raise TypeError(init)
    return (c_char * (len(init) + 1 if size is None else size))(*init)


class _Pointer(_CData):
    __module__ = "_ctypes"
    _size_ = 8

    def __init__(self, contents=None):
        self._contents = contents

    @property
    def contents(self):
        """What it points to."""
        if self._contents is None:
            raise ValueError("NULL pointer access")
        return self._contents

    def __getitem__(self, place):
        if place and self._contents._address is None:
            raise IndexError("invalid index")
        if not place:
            return self.contents.value
        return self._type_.from_address(self._contents._address + place * sizeof(self._type_)).value

    def __bool__(self):
        return self._contents is not None


_pointers = {}


def POINTER(kind, /):
    """The type of pointers to this type."""
    if kind not in _pointers:
        _pointers[kind] = _Type(f"LP_{kind.__name__}", (_Pointer,), {"_type_": kind, "__module__": "ctypes"})
    return _pointers[kind]


def pointer(thing, /):
    """A pointer to this."""
    return POINTER(type(thing))(thing)


def byref(thing, offset=0, /):
    """A light pointer to this, for arguments."""
    return pointer(thing)


def sizeof(thing, /):
    """Bytes that it takes in C."""
    size = getattr(thing, "_size_", None)
    if size is None:
        raise TypeError("this type has no size")
    return size


def alignment(thing, /):
    """Bytes to whose multiples its addresses are bound."""
    return min(sizeof(getattr(thing, "_type_", thing)), 8)


def addressof(thing, /):
    """Where it is."""
    if not isinstance(thing, _CData):
        raise TypeError("invalid type")
    return id(thing) if thing._address is None else thing._address


def cast(thing, kind, /):
    """The same address seen as another type."""
    if isinstance(thing, _SimpleCData):
        thing = thing.value
    if isinstance(thing, _Pointer):
        thing = addressof(thing.contents)
    if not isinstance(thing, (int, type(None))):
        raise ArgumentError("argument 1: TypeError: wrong type")
    if kind is py_object:
        found = py_object()
        found._at = thing
        return found
    if issubclass(kind, _Pointer):
        return kind(kind._type_.from_address(thing))
    if kind in (c_void_p, c_char_p):
        return kind(thing)
    raise TypeError("cast() argument 2 must be a pointer, not " + kind.__name__)


def string_at(pointer, size=-1):
    """The bytes at an address."""
    raise RuntimeError("Afterdel's objects have no bytes at their addresses but their count, class and length")


def memmove(to, of, count):
    """Bytes from one address to another."""
    raise RuntimeError("Afterdel does not let programs write to memory")


memset = memmove


def get_errno():
    """The last error of a function of C."""
    return 0


class CDLL:
    """A library of C: there is none here."""

    def __init__(self, name, *_, **__):
        raise OSError(f"{name}: cannot open shared object file: Afterdel has no libraries of C")


class _Loader:
    def LoadLibrary(self, name):
        """As calling CDLL."""
        return CDLL(name)

    __getattr__ = __getitem__ = LoadLibrary


PyDLL, cdll, pydll = CDLL, _Loader(), _Loader()


def _object_of(argument):
    if not isinstance(argument, py_object):
        raise ArgumentError(f"argument 1: TypeError: Don't know how to convert parameter 1 from {type(argument).__name__}")
    return argument.value


class _Function:
    restype, argtypes = c_int, None

    def __init__(self, call):
        self._call = call

    def __call__(self, *args):
        if self.argtypes:
            args = [arg if isinstance(arg, kind) else kind(arg) for kind, arg in zip(self.argtypes, args)]
        return self._call(*args)


class _PythonApi:
    def __init__(self):
        self.Py_IncRef = _Function(lambda v: _memory.add_reference(_object_of(v)))
        self.Py_DecRef = _Function(lambda v: _memory.drop_reference(_object_of(v)))
        # The call itself holds one while it asks.
        self.Py_REFCNT = _Function(lambda v: _memory.word(id(_object_of(v)), 4))

    def __repr__(self):
        return "<PyDLL 'None'>"

    def __getattr__(self, name):
        raise AttributeError(f"Afterdel's pythonapi has Py_IncRef, Py_DecRef and Py_REFCNT only, not {name}")


pythonapi = _PythonApi()
