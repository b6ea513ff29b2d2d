"""Iterators made of other iterators: counting, chaining, choosing, grouping, in Python."""

from sys import getrefcount as _references

_END = object()


def _index(n):
    try:
        return n.__index__()
    except AttributeError:
        raise TypeError(f"'{type(n).__name__}' object cannot be interpreted as an integer") from None


def _args(name, args, kw, least, most=None):
    # The arguments of a callable that takes them by position only.
    if kw:
        raise TypeError(f"{name}() takes no keyword arguments")
    most = most or least
    if not least <= len(args) <= most:
        bound, wanted = ("at least ", least) if len(args) < least else ("at most ", most)
        bound = "" if least == most else bound
        raise TypeError(f"{name} expected {bound}{wanted} argument{'' if wanted == 1 else 's'}, got {len(args)}")
    return args


def _bind(name, args, kw, names, required, by_position=None, default=None):
    # The arguments of a callable that has names for them.
    most = len(names) if by_position is None else by_position
    if len(args) + len(kw) > len(names) or len(args) > most:
        bound = "exactly" if required == most < len(names) else "at most"
        kind = "positional " if most < len(names) and len(args) > most else ""
        count = len(args) if kind else len(args) + len(kw)
        raise TypeError(f"{name}() takes {bound} {most} {kind}argument{'' if most == 1 else 's'} ({count} given)")
    found = [*args, *[_END] * (len(names) - len(args))]
    for i, each in enumerate(names):
        if each in kw:
            if i < len(args):
                raise TypeError(f"argument for {name}() given by name ('{each}') and position ({i + 1})")
            found[i] = kw[each]
        elif found[i] is _END:
            if i < required:
                raise TypeError(f"{name}() missing required argument '{each}' (pos {i + 1})")
            found[i] = default
    for each in kw:
        if each not in names:
            raise TypeError(f"{name}() got an unexpected keyword argument '{each}'")
    return found


class count:
    __slots__ = ("_next", "_step", "_spare")

    def __new__(cls, *args, **kw):
        start, step = _bind("count", args, kw, ("start", "step"), 0, default=_END)
        for n in (start, step):
            if n is not _END and not isinstance(n, complex):
                if not any(hasattr(type(n), name) for name in ("__index__", "__int__", "__float__")):
                    raise TypeError("a number is required")
        self = object.__new__(cls)
        self._next = 0 if start is _END else start
        self._step = 1 if step is _END else step
        return self

    def __iter__(self):
        return self

    def __next__(self):
        value = self._next
        self._next = value + self._step
        return value

    def __repr__(self):
        step = "" if isinstance(self._step, int) and self._step == 1 else f", {self._step!r}"
        return f"{type(self).__name__}({self._next!r}{step})"


class cycle:
    __slots__ = ("_it", "_saved", "_at")

    def __new__(cls, *args, **kw):
        (iterable,) = _args("cycle", args, kw, 1)
        self = object.__new__(cls)
        self._it = iter(iterable)
        self._saved = []
        self._at = 0
        return self

    def __iter__(self):
        return self

    def __next__(self):
        if self._it is not None:
            item = next(self._it, _END)
            if item is not _END:
                self._saved.append(item)
                return item
            self._it = None
        if not self._saved:
            raise StopIteration
        item = self._saved[self._at]
        self._at = (self._at + 1) % len(self._saved)
        return item


class repeat:
    __slots__ = ("_item", "_left")

    def __new__(cls, *args, **kw):
        item, times = _bind("repeat", args, kw, ("object", "times"), 1, default=_END)
        self = object.__new__(cls)
        self._left = -1 if times is _END else max(_index(times), 0)
        self._item = item
        return self

    def __iter__(self):
        return self

    def __next__(self):
        if self._left == 0:
            raise StopIteration
        if self._left > 0:
            self._left -= 1
        return self._item

    def __length_hint__(self):
        if self._left < 0:
            raise TypeError("len() of unsized object")
        return self._left

    def __repr__(self):
        return f"{type(self).__name__}({self._item!r}{'' if self._left < 0 else f', {self._left}'})"


class chain:
    __slots__ = ("_source", "_active")

    def __new__(cls, *iterables, **kw):
        if kw:
            raise TypeError("chain() takes no keyword arguments")
        return cls._of(iter(iterables))

    @classmethod
    def _of(cls, source):
        self = object.__new__(cls)
        self._source = source
        self._active = None
        return self

    @classmethod
    def from_iterable(cls, *iterable):
        if len(iterable) != 1:
            raise TypeError(f"{cls.__name__}.from_iterable() takes exactly one argument ({len(iterable)} given)")
        return cls._of(iter(iterable[0]))

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)

    def __iter__(self):
        return self

    def __next__(self):
        while self._source is not None:
            if self._active is None:
                try:
                    self._active = iter(next(self._source))
                except BaseException:
                    self._source = None
                    raise
            item = next(self._active, _END)
            if item is not _END:
                return item
            self._active = None
        raise StopIteration


def _slice_bound(n, message):
    if n is None:
        return None
    if not hasattr(type(n), "__index__") or not 0 <= n.__index__() < 1 << 63:
        raise ValueError(message)
    return n.__index__()


class islice:
    __slots__ = ("_it", "_next", "_stop", "_step", "_at")

    def __new__(cls, *args, **kw):
        iterable, *bounds = _args("islice", args, kw, 2, 4)
        range_text = "for islice() must be None or an integer: 0 <= x <= sys.maxsize."
        if len(bounds) == 1:
            start, stop, step = 0, _slice_bound(bounds[0], "Stop argument " + range_text), 1
        else:
            start, stop, step = bounds if len(bounds) == 3 else (*bounds, None)
            if stop is not None and not hasattr(type(stop), "__index__"):
                raise ValueError("Stop argument " + range_text)
            start = _slice_bound(start, "Indices " + range_text) or 0
            stop = _slice_bound(stop, "Indices " + range_text)
            step_text = "Step for islice() must be a positive integer or None."
            step = 1 if step is None else _slice_bound(step, step_text)
            if step < 1:
                raise ValueError(step_text)
        self = object.__new__(cls)
        self._it = iter(iterable)
        self._next, self._stop, self._step, self._at = start, stop, step, 0
        return self

    def __iter__(self):
        return self

    def __next__(self):
        if self._it is None:
            raise StopIteration
        try:
            while self._at < self._next:
                next(self._it)
                self._at += 1
            if self._stop is not None and self._at >= self._stop:
                raise StopIteration
            item = next(self._it)
        except BaseException:
            self._it = None
            raise
        self._at += 1
        self._next += self._step
        if self._stop is not None and self._next > self._stop:
            self._next = self._stop
        return item


class takewhile:
    __slots__ = ("_func", "_it", "_stopped")

    def __new__(cls, *args, **kw):
        func, iterable = _args("takewhile", args, kw, 2)
        self = object.__new__(cls)
        self._it = iter(iterable)
        self._func = func
        self._stopped = False
        return self

    def __iter__(self):
        return self

    def __next__(self):
        if self._stopped:
            raise StopIteration
        item = next(self._it)
        if self._func(item):
            return item
        self._stopped = True
        raise StopIteration


class dropwhile:
    __slots__ = ("_func", "_it", "_started")

    def __new__(cls, *args, **kw):
        func, iterable = _args("dropwhile", args, kw, 2)
        self = object.__new__(cls)
        self._it = iter(iterable)
        self._func = func
        self._started = False
        return self

    def __iter__(self):
        return self

    def __next__(self):
        while True:
            item = next(self._it)
            if self._started or not self._func(item):
                self._started = True
                return item


class filterfalse:
    __slots__ = ("_func", "_it")

    def __new__(cls, *args, **kw):
        func, iterable = _args("filterfalse", args, kw, 2)
        self = object.__new__(cls)
        self._it = iter(iterable)
        self._func = func
        return self

    def __iter__(self):
        return self

    def __next__(self):
        while True:
            item = next(self._it)
            if not (item if self._func is None or self._func is bool else self._func(item)):
                return item


class starmap:
    __slots__ = ("_func", "_it")

    def __new__(cls, *args, **kw):
        func, iterable = _args("starmap", args, kw, 2)
        self = object.__new__(cls)
        self._it = iter(iterable)
        self._func = func
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return self._func(*tuple(next(self._it)))


class accumulate:
    # Let go of in the order of these names.
    __slots__ = ("_so_far", "_source", "_spare", "_use", "_with")

    def __new__(cls, *args, **kw):
        names = ("iterable", "func", "initial")
        iterable, func, initial = _bind("accumulate", args, kw, names, 1, by_position=2)
        self = object.__new__(cls)
        self._source = iter(iterable)
        self._use, self._with, self._so_far = func, initial, _END
        return self

    def __iter__(self):
        return self

    def __next__(self):
        if self._with is not None:
            self._so_far, self._with = self._with, None
            return self._so_far
        item = next(self._source)
        if self._so_far is not _END:
            item = self._so_far + item if self._use is None else self._use(self._so_far, item)
        self._so_far = item
        return item


class compress:
    __slots__ = ("_data", "_selectors")

    def __new__(cls, *args, **kw):
        data, selectors = _bind("compress", args, kw, ("data", "selectors"), 2)
        self = object.__new__(cls)
        self._data, self._selectors = iter(data), iter(selectors)
        return self

    def __iter__(self):
        return self

    def __next__(self):
        while True:
            item = next(self._data)
            if next(self._selectors):
                return item


class groupby:
    __slots__ = ("_it", "_key_of", "_group_key", "_key", "_value", "_group", "_spare")

    def __new__(cls, *args, **kw):
        iterable, key = _bind("groupby", args, kw, ("iterable", "key"), 1)
        self = object.__new__(cls)
        self._it = iter(iterable)
        self._key_of = key
        self._group_key = self._key = self._value = _END
        self._group = None
        return self

    def __iter__(self):
        return self

    def _step(self):
        value = next(self._it)
        key = value if self._key_of is None else self._key_of(value)
        self._value, self._key = value, key

    def __next__(self):
        self._group = None
        while self._key is _END or self._group_key is not _END and self._group_key == self._key:
            self._step()
        self._group_key = self._key
        group = _grouper(self, self._group_key)
        return self._key, group


class _grouper:
    # The group knows its groupby; that one knows only the number of its latest group.
    __slots__ = ("_parent", "_key")

    def __new__(cls, *args, **kw):
        parent, key = _args("_grouper", args, kw, 2)
        self = object.__new__(cls)
        self._parent, self._key = parent, key
        parent._group = id(self)
        return self

    def __iter__(self):
        return self

    def __next__(self):
        parent = self._parent
        if parent._group != id(self):
            raise StopIteration
        if parent._value is _END:
            parent._step()
        if not self._key == parent._key:
            raise StopIteration
        value = parent._value
        parent._value = parent._key = _END
        return value


class pairwise:
    __slots__ = ("_it", "_old", "_result")

    def __new__(cls, *args, **kw):
        (iterable,) = _args("pairwise", args, kw, 1)
        self = object.__new__(cls)
        self._it = iter(iterable)
        self._old = _END
        self._result = None
        return self

    def __iter__(self):
        return self

    def __next__(self):
        if self._it is None:
            raise StopIteration
        try:
            if self._old is _END:
                self._old = next(self._it)
            pair = self._old, next(self._it)
        except BaseException:
            self._it = None
            self._old = _END
            raise
        # The pair is kept, to be used again, unless somebody has the one kept before.
        if self._result is None or _references(self._result) <= 2:
            self._result = pair
        self._old = pair[1]
        return pair


class batched:
    __slots__ = ("_it", "_n", "_strict")

    def __new__(cls, *args, **kw):
        names = ("iterable", "n", "strict")
        iterable, n, strict = _bind("batched", args, kw, names, 2, by_position=2, default=False)
        n = _index(n)
        if n < 1:
            raise ValueError("n must be at least one")
        self = object.__new__(cls)
        self._it = iter(iterable)
        self._n, self._strict = n, bool(strict)
        return self

    def __iter__(self):
        return self

    def __next__(self):
        if self._it is None:
            raise StopIteration
        items = []
        while len(items) < self._n:
            item = next(self._it, _END)
            if item is _END:
                if not items or self._strict:
                    self._it = None
                if not items:
                    raise StopIteration
                if self._strict:
                    raise ValueError("batched(): incomplete batch")
                break
            items.append(item)
        return tuple(items)


from _itertools_combine import (  # noqa: E402
    _tee, _tee_dataobject, combinations, combinations_with_replacement, permutations, product, tee, zip_longest,
)  # fmt: skip
