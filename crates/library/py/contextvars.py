"""Variables whose values belong to a context: every task of an event loop runs in one of its own."""

import _memory
from sys import version_info as _version_info

__all__ = ("Context", "ContextVar", "Token", "copy_context")


class _Missing:
    __slots__ = ()

    def __repr__(self):
        return "<Token.MISSING>"


_MISSING = _Missing()
_entered = []


class Context:
    """A mapping of context variables to values; it changes only while code runs in it."""

    __module__ = "_contextvars"
    __slots__ = ("_values", "_running", "__weakref__")
    __hash__ = None

    def __new__(cls):
        self = object.__new__(cls)
        self._values = {}
        self._running = False
        return self

    def run(self, callable, /, *args, **kwargs):
        if self._running:
            raise RuntimeError(f"cannot enter context: {self} is already entered")
        self._running = True
        _entered.append(self)
        try:
            return callable(*args, **kwargs)
        finally:
            _entered.pop()
            self._running = False

    def copy(self):
        other = Context()
        other._values = self._values.copy()
        return other

    def __getitem__(self, var):
        return self._values[_variable(var)]

    def __contains__(self, var):
        return _variable(var) in self._values

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def __eq__(self, other):
        if not isinstance(other, Context):
            return NotImplemented
        return self._values == other._values

    def get(self, var, default=None, /):
        return self._values.get(_variable(var), default)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()


def _variable(var):
    if not isinstance(var, ContextVar):
        raise TypeError(f"a ContextVar key was expected, got {var!r}")
    return var


def _current():
    if not _entered:
        _entered.append(Context())
        _entered[0]._running = True
    return _entered[-1]


def copy_context():
    """A copy of the context that runs now."""
    return _current().copy()


class ContextVar:
    """A variable with a value in each context."""

    __module__ = "_contextvars"
    __slots__ = ("_name", "_default", "__weakref__")

    def __new__(cls, name, *, default=_MISSING):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self = object.__new__(cls)
        self._name = name
        self._default = default
        return self

    __class_getitem__ = classmethod(lambda cls, item: __import__("types").GenericAlias(cls, item))

    @property
    def name(self):
        return self._name

    def get(self, default=_MISSING, /):
        value = _current()._values.get(self, _MISSING)
        if value is not _MISSING:
            return value
        if default is not _MISSING:
            return default
        if self._default is not _MISSING:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        context = _current()
        token = object.__new__(Token)
        token._context = context
        token._var = self
        token._old_value = context._values.get(self, _MISSING)
        token._used = False
        context._values[self] = value
        return token

    def reset(self, token, /):
        if not isinstance(token, Token):
            raise TypeError(f"expected an instance of Token, got {token!r}")
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token._var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        context = _current()
        if token._context is not context:
            raise ValueError(f"{token!r} was created in a different Context")
        token._used = True
        if token._old_value is _MISSING:
            del context._values[self]
        else:
            context._values[self] = token._old_value

    def __repr__(self):
        default = "" if self._default is _MISSING else f" default={self._default!r}"
        return f"<ContextVar name={self._name!r}{default} at {id(self):#x}>"


class Token:
    """What takes a context variable back to its value before a set()."""

    __module__ = "_contextvars"
    __slots__ = ("_context", "_var", "_old_value", "_used", "__weakref__")
    __hash__ = None
    MISSING = _MISSING

    def __new__(cls, *args, **kwargs):
        raise RuntimeError("Tokens can only be created by ContextVars")

    __class_getitem__ = classmethod(lambda cls, item: __import__("types").GenericAlias(cls, item))

    @property
    def var(self):
        return self._var

    @property
    def old_value(self):
        return self._old_value

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc, traceback):
        self._var.reset(self)

    def __repr__(self):
        used = " used" if self._used else ""
        return f"<Token{used} var={self._var!r} at {id(self):#x}>"


_memory.stands_for_c_type(ContextVar, 64)
_memory.stands_for_c_type(Token, 48)
if _version_info < (3, 14):
    del Token.__enter__, Token.__exit__
