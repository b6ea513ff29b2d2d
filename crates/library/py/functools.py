"""Tools for functions and callables."""

from sys import version_info as _version_info

from _functools import Placeholder as _Placeholder, _lru_cache_wrapper, cmp_to_key, partial, reduce

__all__ = [
    "update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key",
    "lru_cache", "reduce", "partial", "partialmethod", "singledispatch", "singledispatchmethod", "cached_property",
]  # fmt: skip

if _version_info >= (3, 14):
    Placeholder = _Placeholder
    __all__ += ["Placeholder"]


@classmethod
def _generic(cls, item):
    from _generic import alias

    return alias(cls, item)


_ANNOTATIONS = "__annotate__" if _version_info >= (3, 14) else "__annotations__"
WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", _ANNOTATIONS, "__type_params__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for attr in assigned:
        try:
            value = getattr(wrapped, attr)
        except AttributeError:
            pass
        else:
            setattr(wrapper, attr, value)
    for attr in updated:
        getattr(wrapper, attr).update(getattr(wrapped, attr, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# For each operation that a class may start from: the others, as a function of its result and whether both are equal.
_ROOTS = {
    "__lt__": {
        "__gt__": lambda r, same: not r and not same(),
        "__le__": lambda r, same: r or same(),
        "__ge__": lambda r, same: not r,
    },
    "__le__": {
        "__ge__": lambda r, same: not r or same(),
        "__lt__": lambda r, same: r and not same(),
        "__gt__": lambda r, same: not r,
    },
    "__gt__": {
        "__lt__": lambda r, same: not r and not same(),
        "__ge__": lambda r, same: r or same(),
        "__le__": lambda r, same: not r,
    },
    "__ge__": {
        "__le__": lambda r, same: not r or same(),
        "__gt__": lambda r, same: r and not same(),
        "__lt__": lambda r, same: not r,
    },
}


def _ordering_method(root, name, combine):
    def method(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        return combine(result, lambda: self == other)

    method.__name__ = name
    method.__qualname__ = f"_{name[2:4]}_from_{root.strip('_')}"
    method.__doc__ = f"Return the result of {name} worked out from {root}."
    return method


def total_ordering(cls):
    roots = {op for op in _ROOTS if getattr(cls, op, None) is not getattr(object, op, None)}
    roots = {op for op in roots if any(op in base.__dict__ for base in cls.__mro__[:-1])}
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(roots)
    for name, combine in _ROOTS[root].items():
        if name not in roots:
            setattr(cls, name, _ordering_method(root, name, combine))
    return cls


class partialmethod:
    __slots__ = ("func", "args", "keywords", "__dict__", "__weakref__")

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and getattr(func, "__get__", None) is None:
            raise TypeError(f"the first argument {func!r} must be a callable or a descriptor")
        if args and args[-1] is _Placeholder:
            raise TypeError("trailing Placeholders are not allowed")
        if isinstance(func, partialmethod):
            given, new = list(func.args), list(args)
            for place, value in enumerate(given):
                if value is _Placeholder and new:
                    given[place] = new.pop(0)
            self.func = func.func
            self.args = (*given, *new)
            self.keywords = {**func.keywords, **keywords}
        else:
            self.func = func
            self.args = args
            self.keywords = keywords

    def __repr__(self):
        parts = [repr(self.func), *map(repr, self.args), *(f"{k}={v!r}" for k, v in self.keywords.items())]
        return f"{type(self).__module__}.{type(self).__qualname__}({', '.join(parts)})"

    def _filled(self, args):
        # The arguments of a call: those given earlier, with their gaps filled from the new ones.
        args = list(args)
        if _Placeholder not in self.args:
            return (*self.args, *args)
        missing = sum(value is _Placeholder for value in self.args)
        if len(args) < missing:
            raise TypeError(
                f"missing positional arguments in 'partialmethod' call; expected at least {missing}, got {len(args)}"
            )
        return (*(args.pop(0) if value is _Placeholder else value for value in self.args), *args)

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self._filled(args), **{**self.keywords, **keywords})

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.__partialmethod__ = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        if get is not None:
            new_func = get(obj, cls)
            if new_func is not self.func:
                bound = partial(new_func, *self.args, **self.keywords)
                try:
                    bound.__self__ = new_func.__self__
                except AttributeError:
                    pass
                return bound
        return self._make_unbound_method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    __class_getitem__ = _generic


def cache(user_function, /):
    return lru_cache(maxsize=None)(user_function)


def lru_cache(maxsize=128, typed=False):
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        user_function, maxsize = maxsize, 128
        wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _cache_info())
        wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
        return update_wrapper(wrapper, user_function)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorating_function(user_function):
        wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _cache_info())
        wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
        return update_wrapper(wrapper, user_function)

    return decorating_function


_CacheInfo = None


def _cache_info():
    global _CacheInfo
    if _CacheInfo is None:
        from collections import namedtuple

        _CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"], module="functools")
    return _CacheInfo


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                "Cannot assign the same cached_property to two different names "
                f"({self.attrname!r} and {name!r})."
            )

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            cache = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} "
                f"instance to cache {self.attrname!r} property."
            ) from None
        val = cache.get(self.attrname, cached_property)
        if val is cached_property:
            val = self.func(instance)
            try:
                cache[self.attrname] = val
            except TypeError:
                raise TypeError(
                    f"The '__dict__' attribute on {type(instance).__name__!r} instance "
                    f"does not support item assignment for caching {self.attrname!r} property."
                ) from None
        return val

    __class_getitem__ = _generic


def __getattr__(name):
    if name in ("singledispatch", "singledispatchmethod"):
        import _functools_dispatch as dispatch

        for each in ("singledispatch", "singledispatchmethod"):
            globals()[each] = getattr(dispatch, each)
        return globals()[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
