"""What f_locals of a function's frame is: a mapping that writes through to the variables."""

import sys

from _frame import extra, get, names, set

_MISSING = object()
_shown = []


class FrameLocalsProxy:
    __slots__ = ("_frame",)
    __module__ = "builtins"
    __hash__ = None

    def __new__(cls, frame, /):
        if type(frame) is not type(sys._getframe()):
            raise TypeError(f"expect frame, not {type(frame).__name__}")
        self = object.__new__(cls)
        object.__setattr__(self, "_frame", frame)
        return self

    def __getitem__(self, key):
        return get(self._frame, key)

    def __setitem__(self, key, value):
        set(self._frame, key, value)

    def __delitem__(self, key):
        self.pop(key)

    def __contains__(self, key):
        try:
            get(self._frame, key)
        except KeyError:
            return False
        return True

    def __len__(self):
        return len(names(self._frame))

    def __iter__(self):
        return iter(names(self._frame))

    def __reversed__(self):
        return names(self._frame)[::-1]

    def __eq__(self, other):
        if isinstance(other, FrameLocalsProxy):
            return self._frame is other._frame
        return self.copy() == other if isinstance(other, dict) else NotImplemented

    def __repr__(self):
        frame = self._frame
        if frame in _shown:
            return "{...}"
        _shown.append(frame)
        try:
            return repr(self.copy())
        finally:
            _shown.remove(frame)

    def __or__(self, other):
        if not isinstance(other, (dict, FrameLocalsProxy)):
            return NotImplemented
        return self.copy() | dict(other)

    def __ror__(self, other):
        if not isinstance(other, (dict, FrameLocalsProxy)):
            return NotImplemented
        return dict(other) | self.copy()

    def __ior__(self, other):
        if not isinstance(other, (dict, FrameLocalsProxy)):
            return NotImplemented
        self.update(other)
        return self

    def keys(self):
        return names(self._frame)

    def values(self):
        return [get(self._frame, name) for name in names(self._frame)]

    def items(self):
        return [(name, get(self._frame, name)) for name in names(self._frame)]

    def copy(self):
        return dict(self.items())

    def get(self, key, default=None, /):
        try:
            return get(self._frame, key)
        except KeyError:
            return default

    def setdefault(self, key, default=None, /):
        if key not in self:
            self[key] = default
        return self[key]

    def update(self, other, /):
        if not hasattr(other, "keys"):
            other = dict(other)
        for key in other.keys():
            self[key] = other[key]

    def pop(self, key, default=_MISSING, /):
        besides = extra(self._frame)
        if key in besides:
            return besides.pop(key)
        if key in self:
            raise ValueError("cannot remove local variables from FrameLocalsProxy")
        if default is _MISSING:
            raise KeyError(key)
        return default


if "collections.abc" in sys.modules:
    sys.modules["collections.abc"].MutableMapping.register(FrameLocalsProxy)
