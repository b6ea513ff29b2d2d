"""How objects say what they are made of: for copy and pickle."""

__all__ = ["pickle", "constructor", "add_extension", "remove_extension", "clear_extension_cache"]

dispatch_table = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    if not callable(object):
        raise TypeError("constructors must be callable")


def pickle_complex(c):
    return complex, (c.real, c.imag)


pickle(complex, pickle_complex, complex)


def _reconstructor(cls, base, state):
    if base is object:
        return object.__new__(cls)
    obj = base.__new__(cls, state)
    if base.__init__ != object.__init__:
        base.__init__(obj, state)
    return obj


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _slotnames(cls):
    names = cls.__dict__.get("__slotnames__")
    if names is not None:
        return names
    names = []
    for c in cls.__mro__:
        slots = c.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name in ("__dict__", "__weakref__"):
                continue
            if name.startswith("__") and not name.endswith("__"):
                stripped = c.__name__.lstrip("_")
                names.append(f"_{stripped}{name}" if stripped else name)
            else:
                names.append(name)
    try:
        cls.__slotnames__ = names
    except Exception:
        pass
    return names


def _getstate(obj):
    # object.__getstate__
    state = getattr(obj, "__dict__", None) or None
    if state is not None:
        state = dict(state)
    slots = {}
    for name in _slotnames(type(obj)):
        try:
            slots[name] = getattr(obj, name)
        except AttributeError:
            pass
    return (state, slots) if slots else state


_BUILTIN_ARGUMENT = {
    int: int.__int__,
    float: float.__float__,
    complex: lambda c: complex(c.real, c.imag),
    str: lambda s: "".join(list(str.__iter__(s))),
    bytes: lambda b: bytes.__getitem__(b, slice(None)),
    tuple: lambda t: tuple.__getitem__(t, slice(None)),
}


def _reduce(obj):
    # object.__reduce__
    return _reduce_old(obj, type(obj), 0)


_OF_A_CLASS = {
    "method_descriptor", "wrapper_descriptor", "classmethod_descriptor", "member_descriptor", "getset_descriptor",
}  # fmt: skip


def _reduce_builtin(obj, cls):
    # What has no state but what its name or its arguments say.
    name = cls.__name__
    if name in ("range", "slice"):
        return cls, (obj.start, obj.stop, obj.step)
    if name in ("ellipsis", "NotImplementedType"):
        return "Ellipsis" if obj is ... else "NotImplemented"
    if name in _OF_A_CLASS:
        return getattr, (obj.__objclass__, obj.__name__)
    if name in ("method", "method-wrapper"):
        return getattr, (obj.__self__, obj.__name__)
    if name == "builtin_function_or_method":
        owner = obj.__self__
        is_free = owner is None or isinstance(owner, type(__import__("sys")))
        return obj.__qualname__ if is_free else (getattr, (owner, obj.__name__))
    return None


def _reduce_old(obj, cls, protocol):
    # Protocols 0 and 1 know only _reconstructor.
    base = next(base for base in cls.__mro__ if not base.__flags__ & 1 << 9)
    if base is cls and base is not object:
        raise TypeError(f"cannot pickle {cls.__name__!r} object")
    own = cls.__getstate__ is not object.__getstate__
    if not own and getattr(obj, "__slots__", None):
        raise TypeError(
            f"a class that defines __slots__ without defining __getstate__ cannot be pickled with protocol {protocol}"
        )
    args = cls, base, None if base is object else base(obj)
    state = obj.__getstate__() if own else getattr(obj, "__dict__", None)
    return (_reconstructor, args, state) if state else (_reconstructor, args)


def _has(cls, name):
    # A metaclass's __getattr__ is not asked.
    return any(name in base.__dict__ for base in cls.__mro__)


def _reduce_ex(obj, protocol):
    # object.__reduce_ex__: the machine asks here.
    cls = type(obj)
    if getattr(cls, "__reduce__", None) is not object.__reduce__:
        return obj.__reduce__()
    if cls.__module__ == "builtins":
        reduced = _reduce_builtin(obj, cls)
        if reduced is not None:
            return reduced
    own = cls.__getstate__ is not object.__getstate__
    plain = not isinstance(obj, (set, frozenset, bytearray, BaseException))
    if protocol < 2 and plain and not _has(cls, "__getnewargs__") and not _has(cls, "__getnewargs_ex__"):
        return _reduce_old(obj, cls, protocol)
    if isinstance(obj, (set, frozenset, bytearray)):
        return cls, (list(obj) if not isinstance(obj, bytearray) else bytes(obj),), obj.__getstate__()
    if isinstance(obj, BaseException):
        state = obj.__dict__
        return (cls, obj.args, state) if state else (cls, obj.args)
    args, kwargs = (), {}
    if _has(cls, "__getnewargs_ex__"):
        args, kwargs = obj.__getnewargs_ex__()
    elif _has(cls, "__getnewargs__"):
        args = obj.__getnewargs__()
    else:
        for base, plain in _BUILTIN_ARGUMENT.items():
            if isinstance(obj, base):
                args = (plain(obj),)
    if not own and cls not in (object, list, dict) and not args and cls.__module__ == "builtins":
        raise TypeError(f"cannot pickle {cls.__name__!r} object")
    state = obj.__getstate__()
    items = list.__iter__(obj) if isinstance(obj, list) else None
    pairs = iter(obj.items()) if isinstance(obj, dict) else None
    if kwargs:
        return __newobj_ex__, (cls, args, kwargs), state, items, pairs
    return __newobj__, (cls, *args), state, items, pairs


_extension_registry = {}
_inverted_registry = {}
_extension_cache = {}


def add_extension(module, name, code):
    code = int(code)
    if not 1 <= code <= 0x7FFFFFFF:
        raise ValueError("code out of range")
    key = (module, name)
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError(f"key {key} is already registered with code {_extension_registry[key]}")
    if code in _inverted_registry:
        raise ValueError(f"code {code} is already in use for key {_inverted_registry[code]}")
    _extension_registry[key] = code
    _inverted_registry[code] = key


def remove_extension(module, name, code):
    key = (module, name)
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError(f"key {key} is not registered with code {code}")
    del _extension_registry[key]
    del _inverted_registry[code]
    _extension_cache.pop(code, None)


def clear_extension_cache():
    _extension_cache.clear()
