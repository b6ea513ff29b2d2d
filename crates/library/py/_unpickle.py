"""From pickles to objects."""

import copyreg
import sys

from _pickle_codes import *
from pickle import HIGHEST_PROTOCOL, UnpicklingError, _attribute

_OLD_MODULES = {"__builtin__": "builtins", "copy_reg": "copyreg"}


class _Stop(Exception):
    pass


class Unpickler:
    """Reads objects from a file."""

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        self._read = file.read
        self._readline = file.readline
        self._buffers = None if buffers is None else iter(buffers)
        self.memo = {}
        self.encoding = encoding
        self.errors = errors
        self.fix_imports = fix_imports
        self.proto = 0

    def load(self):
        """The next object."""
        if not hasattr(self, "_read"):
            raise UnpicklingError(f"Unpickler.__init__() was not called by {type(self).__name__}.__init__()")
        self.stack, self._marks = [], []
        dispatch = self.dispatch
        try:
            while True:
                code = self._read(1)
                if not code:
                    raise EOFError("Ran out of input")
                operation = dispatch.get(code)
                if operation is None:
                    raise UnpicklingError(f"invalid load key, {code.decode('latin1')!r}.")
                operation(self)
        except _Stop as stop:
            return stop.args[0]

    def persistent_load(self, pid):
        """The object that is kept elsewhere under this id."""
        raise UnpicklingError(
            "A load persistent id instruction was encountered, but no persistent_load function was specified."
        )

    def find_class(self, module, name):
        """What a name means in a module."""
        if self.proto < 3 and self.fix_imports:
            module = _OLD_MODULES.get(module, module)
        __import__(module, level=0)
        if self.proto >= 4:
            return _attribute(sys.modules[module], name.split("."))
        return getattr(sys.modules[module], name)

    def _bytes(self, count):
        data = self._read(count)
        if len(data) < count:
            raise UnpicklingError("pickle data was truncated")
        return data

    def _number(self, count):
        return int.from_bytes(self._bytes(count), "little")

    def _line(self):
        line = self._readline()
        if not line:
            raise EOFError("Ran out of input")
        if line[-1:] != b"\n":
            raise UnpicklingError("pickle data was truncated")
        return line[:-1]

    def _push(self, value):
        self.stack.append(value)

    def _pop_mark(self):
        if not self._marks:
            raise UnpicklingError("could not find MARK")
        items = self.stack
        self.stack = self._marks.pop()
        return items

    def _legacy_text(self, data):
        return data if self.encoding == "bytes" else data.decode(self.encoding, self.errors)

    def _int(self):
        data = self._line()
        self._push({b"00": False, b"01": True}[data] if data in (b"00", b"01") else int(data, 0))

    def _float(self):
        import struct

        self._push(struct.unpack(">d", self._bytes(8))[0])

    def _long(self, width):
        self._push(int.from_bytes(self._bytes(self._number(width)), "little", signed=True))

    def _proto(self):
        self.proto = self._number(1)
        if self.proto > HIGHEST_PROTOCOL:
            raise ValueError(f"unsupported pickle protocol: {self.proto}")

    def _string(self):
        data = self._line()
        if len(data) < 2 or data[:1] != data[-1:] or data[:1] not in b"\"'":
            raise UnpicklingError("the STRING opcode argument must be quoted")
        self._push(self._legacy_text(data[1:-1].decode("unicode_escape").encode("latin1")))

    def _mark(self):
        self._marks.append(self.stack)
        self.stack = []

    def _tuple(self, count):
        if count:
            self.stack[-count:] = [tuple(self.stack[-count:])]
        else:
            self._push(())

    def _dict(self):
        items = self._pop_mark()
        self._push(dict(zip(items[::2], items[1::2])))

    def _make(self, cls, args):
        self._push(cls(*args) if args or not isinstance(cls, type) or hasattr(cls, "__getinitargs__") else cls())

    def _inst(self):
        cls = self.find_class(self._line().decode("ascii"), self._line().decode("ascii"))
        self._make(cls, self._pop_mark())

    def _obj(self):
        cls, *args = self._pop_mark()
        self._make(cls, args)

    def _new(self):
        args = self.stack.pop()
        cls = self.stack.pop()
        self._push(cls.__new__(cls, *args))

    def _new_with_keywords(self):
        kwargs, args, cls = self.stack.pop(), self.stack.pop(), self.stack.pop()
        self._push(cls.__new__(cls, *args, **kwargs))

    def _global(self):
        module, name = self._line().decode("utf-8"), self._line().decode("utf-8")
        self._push(self.find_class(module, name))

    def _stack_global(self):
        name, module = self.stack.pop(), self.stack.pop()
        if type(name) is not str or type(module) is not str:
            raise UnpicklingError("STACK_GLOBAL requires str")
        self._push(self.find_class(module, name))

    def _extension(self, width):
        code = self._number(width)
        key = copyreg._inverted_registry.get(code)
        if key is None:
            raise ValueError(f"unregistered extension code {code}")
        if code not in copyreg._extension_cache:
            copyreg._extension_cache[code] = self.find_class(*key)
        self._push(copyreg._extension_cache[code])

    def _reduce(self):
        args = self.stack.pop()
        self.stack[-1] = self.stack[-1](*args)

    def _get(self, index):
        try:
            self._push(self.memo[index])
        except KeyError:
            raise UnpicklingError(f"Memo value not found at index {index}") from None

    def _put(self, index):
        if index < 0:
            raise ValueError("negative PUT argument")
        self.memo[index] = self.stack[-1]

    def _append(self):
        value = self.stack.pop()
        self.stack[-1].append(value)

    def _appends(self):
        items = self._pop_mark()
        target = self.stack[-1]
        extend = getattr(target, "extend", None)
        if extend is not None:
            extend(items)
        else:
            for item in items:
                target.append(item)

    def _setitem(self):
        value, key = self.stack.pop(), self.stack.pop()
        self.stack[-1][key] = value

    def _setitems(self):
        items = self._pop_mark()
        target = self.stack[-1]
        for at in range(0, len(items), 2):
            target[items[at]] = items[at + 1]

    def _additems(self):
        items = self._pop_mark()
        target = self.stack[-1]
        if isinstance(target, set):
            target.update(items)
        else:
            for item in items:
                target.add(item)

    def _build(self):
        state = self.stack.pop()
        target = self.stack[-1]
        setstate = getattr(target, "__setstate__", None)
        if setstate is not None:
            setstate(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state:
            own = target.__dict__
            for key, value in state.items():
                own[sys.intern(key) if type(key) is str else key] = value
        if slots:
            for key, value in slots.items():
                setattr(target, key, value)

    def _buffer(self):
        if self._buffers is None:
            raise UnpicklingError("pickle stream refers to out-of-band data but no *buffers* argument was given")
        try:
            self._push(next(self._buffers))
        except StopIteration:
            raise UnpicklingError("not enough out-of-band buffers") from None

    def _readonly(self):
        view = memoryview(self.stack[-1])
        if not view.readonly:
            self.stack[-1] = view.toreadonly()

    def _stop(self):
        raise _Stop(self.stack.pop())

    def _pop(self):
        if self.stack:
            del self.stack[-1]
        else:
            self._pop_mark()

    dispatch = {
        PROTO: _proto, FRAME: lambda self: self._bytes(8) and None, STOP: _stop, MARK: _mark, POP: _pop,
        POP_MARK: lambda self: self._pop_mark() and None, DUP: lambda self: self._push(self.stack[-1]),
        NONE: lambda self: self._push(None), NEWTRUE: lambda self: self._push(True),
        NEWFALSE: lambda self: self._push(False), INT: _int, LONG: lambda self: self._push(int(self._line().rstrip(b"L"))),
        BININT: lambda self: self._push(int.from_bytes(self._bytes(4), "little", signed=True)),
        BININT1: lambda self: self._push(self._number(1)), BININT2: lambda self: self._push(self._number(2)),
        LONG1: lambda self: self._long(1), LONG4: lambda self: self._long(4),
        FLOAT: lambda self: self._push(float(self._line())), BINFLOAT: _float, STRING: _string,
        BINSTRING: lambda self: self._push(self._legacy_text(self._bytes(self._number(4)))),
        SHORT_BINSTRING: lambda self: self._push(self._legacy_text(self._bytes(self._number(1)))),
        BINBYTES: lambda self: self._push(self._bytes(self._number(4))),
        SHORT_BINBYTES: lambda self: self._push(self._bytes(self._number(1))),
        BINBYTES8: lambda self: self._push(self._bytes(self._number(8))),
        BYTEARRAY8: lambda self: self._push(bytearray(self._bytes(self._number(8)))),
        UNICODE: lambda self: self._push(str(self._line(), "raw-unicode-escape")),
        BINUNICODE: lambda self: self._push(str(self._bytes(self._number(4)), "utf-8", "surrogatepass")),
        SHORT_BINUNICODE: lambda self: self._push(str(self._bytes(self._number(1)), "utf-8", "surrogatepass")),
        BINUNICODE8: lambda self: self._push(str(self._bytes(self._number(8)), "utf-8", "surrogatepass")),
        EMPTY_TUPLE: lambda self: self._tuple(0), TUPLE1: lambda self: self._tuple(1),
        TUPLE2: lambda self: self._tuple(2), TUPLE3: lambda self: self._tuple(3),
        TUPLE: lambda self: self._push_items(tuple), LIST: lambda self: self._push_items(list),
        FROZENSET: lambda self: self._push_items(frozenset), EMPTY_LIST: lambda self: self._push([]),
        EMPTY_DICT: lambda self: self._push({}), EMPTY_SET: lambda self: self._push(set()), DICT: _dict, INST: _inst,
        OBJ: _obj, NEWOBJ: _new, NEWOBJ_EX: _new_with_keywords, GLOBAL: _global, STACK_GLOBAL: _stack_global,
        EXT1: lambda self: self._extension(1), EXT2: lambda self: self._extension(2),
        EXT4: lambda self: self._extension(4), REDUCE: _reduce, BUILD: _build,
        GET: lambda self: self._get(int(self._line())), BINGET: lambda self: self._get(self._number(1)),
        LONG_BINGET: lambda self: self._get(self._number(4)), PUT: lambda self: self._put(int(self._line())),
        BINPUT: lambda self: self._put(self._number(1)), LONG_BINPUT: lambda self: self._put(self._number(4)),
        MEMOIZE: lambda self: self._put(len(self.memo)), APPEND: _append, APPENDS: _appends, SETITEM: _setitem,
        SETITEMS: _setitems, ADDITEMS: _additems, NEXT_BUFFER: _buffer, READONLY_BUFFER: _readonly,
        PERSID: lambda self: self._push(self.persistent_load(self._line().decode("ascii"))),
        BINPERSID: lambda self: self._push(self.persistent_load(self.stack.pop())),
    }  # fmt: skip

    def _push_items(self, kind):
        items = kind(self._pop_mark())
        self._push(items)
