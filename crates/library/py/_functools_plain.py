"""partial, reduce, cmp_to_key and the cache of lru_cache in Python, while the machine has none of its own."""

__name__ = "functools"
_missing = object()


class _PlaceholderType:
    __slots__ = ()

    def __repr__(self):
        return "Placeholder"


Placeholder = _PlaceholderType()


class partial:
    __slots__ = ("func", "args", "keywords", "__dict__", "__weakref__")

    def __new__(cls, /, *args, **keywords):
        if not args:
            raise TypeError("type 'partial' takes at least one argument")
        func, *args = args
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if args and args[-1] is Placeholder:
            raise TypeError("trailing Placeholders are not allowed")
        if isinstance(func, partial):
            given, new = list(func.args), list(args)
            for place, value in enumerate(given):
                if value is Placeholder and new:
                    given[place] = new.pop(0)
            args = (*given, *new)
            keywords = {**func.keywords, **keywords}
            func = func.func
        self = super().__new__(cls)
        self.func = func
        self.args = tuple(args)
        self.keywords = keywords
        return self

    def __call__(self, /, *args, **keywords):
        given = self.args
        if Placeholder in given:
            args = list(args)
            missing = sum(value is Placeholder for value in given)
            if len(args) < missing:
                raise TypeError(
                    f"missing positional arguments in 'partial' call; expected at least {missing}, got {len(args)}"
                )
            given = tuple(args.pop(0) if value is Placeholder else value for value in given)
        return self.func(*given, *args, **{**self.keywords, **keywords})

    def __class_getitem__(cls, item):
        from _generic import alias

        return alias(cls, item)

    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        from types import MethodType

        return MethodType(self, obj)

    def __repr__(self):
        parts = [repr(self.func), *map(repr, self.args), *(f"{k}={v!r}" for k, v in self.keywords.items())]
        return f"{type(self).__module__}.{type(self).__qualname__}({', '.join(parts)})"

    def __reduce__(self):
        return type(self), (self.func,), (self.func, self.args, self.keywords or None, self.__dict__ or None)


def reduce(function, iterable, /, initial=_missing):
    it = iter(iterable)
    if initial is _missing:
        try:
            value = next(it)
        except StopIteration:
            raise TypeError("reduce() of empty iterable with no initial value") from None
    else:
        value = initial
    for element in it:
        value = function(value, element)
    return value


def cmp_to_key(mycmp):
    class KeyWrapper:
        __slots__ = ["obj"]

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

        __hash__ = None

    return KeyWrapper


class _Key(list):
    __slots__ = ("hashvalue",)

    def __init__(self, parts):
        self[:] = parts
        self.hashvalue = hash(parts)

    def __hash__(self):
        return self.hashvalue


def _make_key(args, kwds, typed):
    if not typed and not kwds and len(args) == 1 and type(args[0]) in (int, str):
        return args[0]
    key = args
    if kwds:
        key += (_missing,)
        for item in kwds.items():
            key += item
    if typed:
        key += tuple(map(type, args)) + tuple(map(type, kwds.values()))
    return _Key(key)


def _lru_cache_wrapper(user_function, maxsize, typed, cache_info_type):
    # A function, not an object with __call__: the machine runs calls of functions at any depth.
    cache = {}
    hits = misses = 0

    def wrapper(*args, **kwds):
        nonlocal hits, misses
        if maxsize == 0:
            misses += 1
            return user_function(*args, **kwds)
        key = _make_key(args, kwds, typed)
        result = cache.pop(key, _missing)
        if result is not _missing:
            cache[key] = result
            hits += 1
            return result
        misses += 1
        result = user_function(*args, **kwds)
        cache.pop(key, None)
        cache[key] = result
        if maxsize is not None and len(cache) > maxsize:
            del cache[next(iter(cache))]
        return result

    def cache_info():
        return cache_info_type(hits, misses, maxsize, len(cache))

    def cache_clear():
        nonlocal hits, misses
        hits = misses = 0
        cache.clear()

    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    return wrapper
