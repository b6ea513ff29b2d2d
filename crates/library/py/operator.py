"""The operators as functions."""

from _operator import attrgetter, itemgetter, methodcaller
from builtins import abs as _abs
from sys import version_info as _version_info

__all__ = [
    "abs", "add", "and_", "attrgetter", "call", "concat", "contains", "countOf", "delitem", "eq", "floordiv", "ge",
    "getitem", "gt", "iadd", "iand", "iconcat", "ifloordiv", "ilshift", "imatmul", "imod", "imul", "index", "indexOf",
    "inv", "invert", "ior", "ipow", "irshift", "is_", "is_none", "is_not", "is_not_none", "isub", "itemgetter",
    "itruediv", "ixor", "le", "length_hint", "lshift", "lt", "matmul", "methodcaller", "mod", "mul", "ne", "neg",
    "not_", "or_", "pos", "pow", "rshift", "setitem", "sub", "truediv", "truth", "xor",
]  # fmt: skip

_BINARY = {
    "lt": "<", "le": "<=", "eq": "==", "ne": "!=", "ge": ">=", "gt": ">", "is_": "is", "is_not": "is not", "add": "+",
    "and_": "&", "floordiv": "//", "lshift": "<<", "mod": "%", "mul": "*", "matmul": "@", "or_": "|", "pow": "**",
    "rshift": ">>", "sub": "-", "truediv": "/", "xor": "^",
}  # fmt: skip
_IN_PLACE = ("add", "and_", "floordiv", "lshift", "mod", "mul", "matmul", "or_", "pow", "rshift", "sub", "truediv", "xor")
exec("".join(f"def {name}(a, b, /): return a {sign} b\n" for name, sign in _BINARY.items()))
exec(
    "".join(
        f"def i{name.strip('_')}(a, b, /):\n    a {_BINARY[name]}= b\n    return a\n"
        for name in _IN_PLACE
    )
)
del _BINARY, _IN_PLACE


def not_(a, /):
    return not a


def truth(a, /):
    return True if a else False


def is_none(a, /):
    return a is None


def is_not_none(a, /):
    return a is not None


def abs(a, /):
    return _abs(a)


def index(a, /):
    return a.__index__()


def inv(a, /):
    return ~a


invert = inv


def neg(a, /):
    return -a


def pos(a, /):
    return +a


def concat(a, b, /):
    if not hasattr(a, "__getitem__"):
        raise TypeError(f"'{type(a).__name__}' object can't be concatenated")
    return a + b


def iconcat(a, b, /):
    if not hasattr(a, "__getitem__"):
        raise TypeError(f"'{type(a).__name__}' object can't be concatenated")
    a += b
    return a


def contains(a, b, /):
    return b in a


def _searched(a):
    if not hasattr(a, "__iter__") and not hasattr(a, "__getitem__"):
        raise TypeError(f"argument of type '{type(a).__name__}' is not iterable")
    return a


def countOf(a, b, /):
    return sum(1 for item in _searched(a) if item is b or item == b)


def indexOf(a, b, /):
    for i, item in enumerate(_searched(a)):
        if item is b or item == b:
            return i
    raise ValueError("sequence.index(x): x not in sequence")


def delitem(a, b, /):
    del a[b]


def getitem(a, b, /):
    return a[b]


def setitem(a, b, c, /):
    a[b] = c


def length_hint(obj, default=0, /):
    if not isinstance(default, int):
        raise TypeError(f"'{type(default).__name__}' object cannot be interpreted as an integer")
    try:
        return len(obj)
    except TypeError:
        pass
    try:
        hint = type(obj).__length_hint__
    except AttributeError:
        return default
    try:
        value = hint(obj)
    except TypeError:
        return default
    if value is NotImplemented:
        return default
    if not isinstance(value, int):
        raise TypeError(f"__length_hint__ must be an integer, not {type(value).__name__}")
    if value < 0:
        raise ValueError("__length_hint__() should return >= 0")
    return value


def call(obj, /, *args, **kwargs):
    return obj(*args, **kwargs)


for _name in __all__:
    if _name not in ("attrgetter", "call", "countOf", "indexOf", "is_none", "is_not_none", "itemgetter",
                     "length_hint", "methodcaller", "truth", "iconcat", "is_", "is_not"):  # fmt: skip
        globals()[f"__{_name.rstrip('_')}__"] = globals()[_name]
__iconcat__ = iconcat
if _version_info < (3, 14):
    del is_none, is_not_none
    __all__.remove("is_none")
    __all__.remove("is_not_none")
del _name
