"""Objects as bytes, in CPython's formats (protocols 2 to 5), and back."""

import copyreg
import io
import sys
from itertools import islice
from types import FunctionType

from _pickle_codes import *

__all__ = [
    "PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps", "load", "loads",
    "PickleBuffer", "HIGHEST_PROTOCOL", "DEFAULT_PROTOCOL",
]  # fmt: skip

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 5
format_version = "5.0"
compatible_formats = ["1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"]
bytes_types = (bytes, bytearray)
_BATCH = 1000
_missing = object()


class PickleError(Exception):
    """What the other two are kinds of."""


class PicklingError(PickleError):
    """Something cannot be pickled."""


class UnpicklingError(PickleError):
    """Bytes cannot be understood."""


class PickleBuffer:
    """A buffer that may stay outside of the pickle."""

    def __init__(self, obj):
        self._view = memoryview(obj)

    def raw(self):
        return self._view

    def release(self):
        self._view.release()


def whichmodule(obj, name):
    """The module in which this name means the object."""
    module = getattr(obj, "__module__", None)
    if module is not None:
        return module
    for known, module in list(sys.modules.items()):
        if known in ("__main__", "__mp_main__") or module is None:
            continue
        try:
            if _attribute(module, name.split(".")) is obj:
                return known
        except AttributeError:
            pass
    return "__main__"


def _attribute(obj, path):
    for name in path:
        if name == "<locals>":
            raise AttributeError(f"Can't get local attribute {'.'.join(path)!r} on {obj!r}")
        obj = getattr(obj, name)
    return obj


def _size(code1, code4, code8, size):
    """An opcode with a size, in the shortest form."""
    if code1 is not None and size < 256:
        return code1 + bytes([size])
    if size <= 0xFFFFFFFF:
        return code4 + size.to_bytes(4, "little")
    return code8 + size.to_bytes(8, "little")


class Pickler:
    """Writes objects to a file."""

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif not 0 <= protocol <= HIGHEST_PROTOCOL:
            raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
        if buffer_callback is not None and protocol < 5:
            raise ValueError("buffer_callback needs protocol >= 5")
        self._buffer_callback = buffer_callback
        try:
            self._file_write = file.write
        except AttributeError:
            raise TypeError("file must have a 'write' attribute") from None
        self.memo = {}
        self.proto = int(protocol)
        self.bin = protocol >= 1
        self.fast = 0
        self.fix_imports = fix_imports and protocol < 3

    def clear_memo(self):
        """Forget which objects were written."""
        self.memo.clear()

    def dump(self, obj):
        """Write an object."""
        if not hasattr(self, "_file_write"):
            raise PicklingError(f"Pickler.__init__() was not called by {type(self).__name__}.__init__()")
        parts = []
        self.write = parts.append
        self.save(obj)
        self.write(STOP)
        body = b"".join(parts)
        if self.proto >= 4 and len(body) >= 4:
            body = FRAME + len(body).to_bytes(8, "little") + body
        if self.proto >= 2:
            body = PROTO + bytes([self.proto]) + body
        self._file_write(body)

    def memoize(self, obj):
        """Note that the object was written."""
        if self.fast:
            return
        index = len(self.memo)
        self.memo[id(obj)] = index, obj
        if self.proto >= 4:
            self.write(MEMOIZE)
        elif index < 256:
            self.write(BINPUT + bytes([index]))
        else:
            self.write(LONG_BINPUT + index.to_bytes(4, "little"))

    def _get(self, index):
        return BINGET + bytes([index]) if index < 256 else LONG_BINGET + index.to_bytes(4, "little")

    def persistent_id(self, obj):
        """What stands for an object that is kept elsewhere; None: it is written."""
        return None

    def save(self, obj, save_persistent_id=True):
        """Write an object, or that it was written before."""
        if save_persistent_id:
            pid = self.persistent_id(obj)
            if pid is not None:
                self.save(pid, save_persistent_id=False)
                self.write(BINPERSID)
                return
        known = self.memo.get(id(obj))
        if known is not None:
            self.write(self._get(known[0]))
            return
        reduced = NotImplemented
        override = getattr(self, "reducer_override", None)
        if override is not None:
            reduced = override(obj)
        if reduced is NotImplemented:
            kind = type(obj)
            save = self.dispatch.get(kind)
            if save is not None:
                save(self, obj)
                return
            reduced = self._reduce(obj, kind)
            if reduced is None:
                self.save_global(obj)
                return
        if isinstance(reduced, str):
            self.save_global(obj, reduced)
            return
        if not isinstance(reduced, tuple):
            raise PicklingError(f"__reduce__ must return a string or tuple, not {_full_name(reduced)}")
        if not 2 <= len(reduced) <= 6:
            raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
        try:
            self.save_reduce(*reduced, obj=obj)
        except BaseException as error:
            if hasattr(error, "add_note"):
                error.add_note(f"when serializing {_full_name(obj)} object")
            raise

    def _reduce(self, obj, kind):
        """What the object says it is made of; None: it is a global."""
        reduce = getattr(self, "dispatch_table", copyreg.dispatch_table).get(kind)
        if reduce is not None:
            return reduce(obj)
        if issubclass(kind, type):
            return None
        reduce = getattr(obj, "__reduce_ex__", _missing)
        if reduce is not _missing:
            return reduce(self.proto)
        reduce = getattr(obj, "__reduce__", _missing)
        if reduce is not _missing:
            return reduce()
        raise PicklingError(f"Can't pickle {kind.__name__!r} object: {obj!r}")

    def save_reduce(self, func, args, state=None, listitems=None, dictitems=None, state_setter=None, *, obj=None):
        """Write a call that makes the object, and what is then done with it."""
        if not callable(func):
            raise PicklingError(f"first item of the tuple returned by __reduce__ must be callable, not {_full_name(func)}")
        if not isinstance(args, tuple):
            raise PicklingError(f"second item of the tuple returned by __reduce__ must be a tuple, not {_full_name(args)}")
        name = getattr(func, "__name__", "")
        if self.proto >= 2 and name == "__newobj_ex__":
            self._new_with_keywords(*args)
        elif self.proto >= 2 and name == "__newobj__":
            self._new(args, obj)
        else:
            self.save(func)
            self.save(args)
            self.write(REDUCE)
        if obj is not None:
            # A part of it may have written it meanwhile.
            if id(obj) in self.memo:
                self.write(POP + self._get(self.memo[id(obj)][0]))
            else:
                self.memoize(obj)
        if listitems is not None:
            self._batch(listitems, APPEND, APPENDS, False)
        if dictitems is not None:
            self._batch(dictitems, SETITEM, SETITEMS, True)
        if state is not None:
            if state_setter is None:
                self.save(state)
                self.write(BUILD)
            else:
                self.save(state_setter)
                self.save(obj)
                self.save(state)
                self.write(TUPLE2 + REDUCE + POP)

    def _new_with_keywords(self, cls, args, kwargs):
        if not hasattr(cls, "__new__"):
            raise PicklingError("first argument to __newobj_ex__() has no __new__")
        if self.proto >= 4:
            self.save(cls)
            self.save(args)
            self.save(kwargs)
            self.write(NEWOBJ_EX)
            return
        from functools import partial

        self.save(partial(cls.__new__, cls, *args, **kwargs))
        self.save(())
        self.write(REDUCE)

    def _new(self, args, obj):
        cls, *rest = args
        if not hasattr(cls, "__new__"):
            raise PicklingError("first argument to __newobj__() has no __new__")
        if obj is not None and cls is not obj.__class__:
            raise PicklingError(f"first argument to __newobj__() must be {obj.__class__!r}, not {cls!r}")
        self.save(cls)
        self.save(tuple(rest))
        self.write(NEWOBJ)

    def _batch(self, items, one, many, pairs):
        items = iter(items)
        while True:
            part = list(islice(items, _BATCH))
            if len(part) > 1:
                self.write(MARK)
            for item in part:
                for value in item if pairs else (item,):
                    self.save(value)
            if part:
                self.write(many if len(part) > 1 else one)
            if len(part) < _BATCH:
                return

    dispatch = {}

    def save_none(self, obj):
        self.write(NONE)

    dispatch[type(None)] = save_none

    def save_bool(self, obj):
        if self.proto >= 2:
            self.write(NEWTRUE if obj else NEWFALSE)
        else:
            self.write(b"I01\n" if obj else b"I00\n")

    dispatch[bool] = save_bool

    def save_long(self, obj):
        if 0 <= obj < 256:
            self.write(BININT1 + bytes([obj]))
        elif 0 <= obj < 65536:
            self.write(BININT2 + obj.to_bytes(2, "little"))
        elif -0x80000000 <= obj <= 0x7FFFFFFF:
            self.write(BININT + obj.to_bytes(4, "little", signed=True))
        elif self.proto < 2:
            self.write(LONG + f"{obj}L\n".encode())
        else:
            count = (obj.bit_length() >> 3) + 1
            data = obj.to_bytes(count, "little", signed=True)
            if obj < 0 and count > 1 and data[-1] == 0xFF and data[-2] & 0x80:
                data = data[:-1]
            self.write(_size(LONG1, LONG4, LONG4, len(data)) + data)

    dispatch[int] = save_long

    def save_float(self, obj):
        import struct

        self.write(BINFLOAT + struct.pack(">d", obj))

    dispatch[float] = save_float

    def save_bytes(self, obj):
        if self.proto < 3:
            if not obj:
                self.save_reduce(bytes, (), obj=obj)
            else:
                from codecs import encode

                self.save_reduce(encode, (str(obj, "latin1"), "latin1"), obj=obj)
            return
        self.write(_size(SHORT_BINBYTES, BINBYTES, BINBYTES8, len(obj)) + obj)
        self.memoize(obj)

    dispatch[bytes] = save_bytes

    def save_bytearray(self, obj):
        if self.proto < 5:
            self.save_reduce(bytearray, (bytes(obj),) if obj else (), obj=obj)
            return
        self.write(BYTEARRAY8 + len(obj).to_bytes(8, "little") + obj)
        self.memoize(obj)

    dispatch[bytearray] = save_bytearray

    def save_picklebuffer(self, obj):
        if self.proto < 5:
            raise PicklingError("PickleBuffer can only be pickled with protocol >= 5")
        view = obj.raw()
        if self._buffer_callback is not None and not self._buffer_callback(obj):
            self.write(NEXT_BUFFER + (READONLY_BUFFER if view.readonly else b""))
        elif view.readonly:
            self.save_bytes(view.tobytes())
        else:
            self.save_bytearray(bytearray(view))

    dispatch[PickleBuffer] = save_picklebuffer

    def save_str(self, obj):
        data = obj.encode("utf-8", "surrogatepass")
        self.write(_size(SHORT_BINUNICODE if self.proto >= 4 else None, BINUNICODE, BINUNICODE8, len(data)) + data)
        self.memoize(obj)

    dispatch[str] = save_str

    def save_tuple(self, obj):
        if not obj:
            self.write(EMPTY_TUPLE)
            return
        short = len(obj) <= 3 and self.proto >= 2
        if not short:
            self.write(MARK)
        for item in obj:
            self.save(item)
        if id(obj) in self.memo:
            # It was a part of itself, and is written now.
            self.write((POP * len(obj) if short else POP_MARK) + self._get(self.memo[id(obj)][0]))
            return
        self.write((TUPLE1, TUPLE2, TUPLE3)[len(obj) - 1] if short else TUPLE)
        self.memoize(obj)

    dispatch[tuple] = save_tuple

    def save_list(self, obj):
        self.write(EMPTY_LIST)
        self.memoize(obj)
        self._batch(obj, APPEND, APPENDS, False)

    dispatch[list] = save_list

    def save_dict(self, obj):
        self.write(EMPTY_DICT)
        self.memoize(obj)
        self._batch(obj.items(), SETITEM, SETITEMS, True)

    dispatch[dict] = save_dict

    def save_set(self, obj):
        if self.proto < 4:
            self.save_reduce(set, (list(obj),), obj=obj)
            return
        self.write(EMPTY_SET)
        self.memoize(obj)
        items = iter(obj)
        while part := list(islice(items, _BATCH)):
            self.write(MARK)
            for item in part:
                self.save(item)
            self.write(ADDITEMS)

    dispatch[set] = save_set

    def save_frozenset(self, obj):
        if self.proto < 4:
            self.save_reduce(frozenset, (list(obj),), obj=obj)
            return
        self.write(MARK)
        for item in obj:
            self.save(item)
        if id(obj) in self.memo:
            self.write(POP_MARK + self._get(self.memo[id(obj)][0]))
            return
        self.write(FROZENSET)
        self.memoize(obj)

    dispatch[frozenset] = save_frozenset

    def save_global(self, obj, name=None):
        """Write a module's name and the object's name there."""
        if name is None:
            name = getattr(obj, "__qualname__", None) or obj.__name__
        path = name.split(".")
        module_name = whichmodule(obj, name)
        try:
            __import__(module_name, level=0)
            found = _attribute(sys.modules[module_name], path)
        except (ImportError, KeyError, AttributeError) as error:
            if "<locals>" in path:
                raise PicklingError(f"Can't pickle local object {obj!r}") from error
            raise PicklingError(f"Can't pickle {obj!r}: {_why(error, module_name, name)}") from error
        if found is not obj:
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module_name}.{name}")
        code = copyreg._inverted_registry.get((module_name, name)) if self.proto >= 2 else None
        if code is not None:
            width, opcode = (1, EXT1) if code <= 0xFF else (2, EXT2) if code <= 0xFFFF else (4, EXT4)
            self.write(opcode + code.to_bytes(width, "little"))
            return
        if self.proto >= 4:
            self.save(module_name)
            self.save(name)
            self.write(STACK_GLOBAL)
        elif len(path) > 1:
            *owner, last = path
            self.save_reduce(getattr, (_attribute(sys.modules[module_name], owner), last))
        else:
            self.write(GLOBAL + f"{module_name}\n{name}\n".encode())
        self.memoize(obj)

    dispatch[FunctionType] = save_global

    def save_type(self, obj):
        special = {type(None): None, type(NotImplemented): NotImplemented, type(...): ...}
        if obj in special:
            self.save_reduce(type, (special[obj],), obj=obj)
        else:
            self.save_global(obj)

    dispatch[type] = save_type


def _full_name(obj):
    cls = type(obj)
    return cls.__qualname__ if cls.__module__ == "builtins" else f"{cls.__module__}.{cls.__qualname__}"


def _why(error, module, name):
    return str(error) if isinstance(error, ImportError) else f"it's not found as {module}.{name}"


_Pickler = Pickler


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Write an object to a file."""
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """An object as bytes."""
    file = io.BytesIO()
    dump(obj, file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback)
    return file.getvalue()


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """The object that a file has next."""
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """The object of these bytes."""
    if isinstance(data, str):
        raise TypeError("Can't load pickle from unicode string")
    return load(io.BytesIO(data), encoding=encoding, errors=errors, buffers=buffers)


from _unpickle import Unpickler

_Unpickler = Unpickler
