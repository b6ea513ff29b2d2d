"""The iterators of itertools that choose among the items of finite pools."""

from itertools import _args, _bind, _index, _references

__name__ = "itertools"


class product:
    __slots__ = ("_pools", "_places", "_result", "_stopped")

    def __new__(cls, *iterables, **kw):
        (repeat,) = _bind("product", (), kw, ("repeat",), 0, default=1)
        repeat = _index(repeat)
        if repeat < 0:
            raise ValueError("repeat argument cannot be negative")
        self = object.__new__(cls)
        self._pools = tuple(map(tuple, iterables)) * repeat
        self._places = None
        self._stopped = False
        return self

    def __iter__(self):
        return self

    def __sizeof__(self):
        return object.__sizeof__(self) + 8 * len(self._pools)

    def __next__(self):
        if self._stopped:
            raise StopIteration
        pools, places = self._pools, self._places
        if places is None:
            places = self._places = [0] * len(pools)
            if not all(pools):
                self._stopped = True
                raise StopIteration
        else:
            for i in range(len(pools) - 1, -1, -1):
                places[i] += 1
                if places[i] < len(pools[i]):
                    break
                places[i] = 0
            else:
                self._stopped = True
                raise StopIteration
        return tuple([pool[place] for pool, place in zip(pools, places)])


class _chosen:
    # Choices of r items of one pool: a subclass says which places come first and which next.
    __slots__ = ("_pool", "_places", "_result", "_r", "_stopped")
    _name = None

    def __new__(cls, *args, **kw):
        iterable, r = _bind(cls._name, args, kw, ("iterable", "r"), 2)
        pool = tuple(iterable)
        r = _index(r)
        if r < 0:
            raise ValueError("r must be non-negative")
        self = object.__new__(cls)
        self._pool = pool
        self._r = r
        self._places = None
        self._stopped = self._too_many()
        return self

    def __iter__(self):
        return self

    def __sizeof__(self):
        return object.__sizeof__(self) + 8 * self._r

    def __next__(self):
        if not self._stopped:
            if self._places is None:
                self._begin()
            elif not self._advance():
                self._stopped = True
        if self._stopped:
            raise StopIteration
        pool = self._pool
        return tuple([pool[place] for place in self._places[: self._r]])


class combinations(_chosen):
    __slots__ = ()
    _name = "combinations"

    def _too_many(self):
        return self._r > len(self._pool)

    def _begin(self):
        self._places = list(range(self._r))

    def _advance(self):
        places, last = self._places, len(self._pool) - self._r
        for i in range(self._r - 1, -1, -1):
            if places[i] < last + i:
                first = places[i] + 1
                places[i:] = range(first, first + self._r - i)
                return True
        return False


class combinations_with_replacement(_chosen):
    __slots__ = ()
    _name = "combinations_with_replacement"

    def _too_many(self):
        return not self._pool and self._r > 0

    def _begin(self):
        self._places = [0] * self._r

    def _advance(self):
        places, last = self._places, len(self._pool) - 1
        for i in range(self._r - 1, -1, -1):
            if places[i] < last:
                places[i:] = [places[i] + 1] * (self._r - i)
                return True
        return False


class permutations(_chosen):
    __slots__ = ("_cycles",)

    def __new__(cls, *args, **kw):
        iterable, r = _bind("permutations", args, kw, ("iterable", "r"), 1)
        pool = tuple(iterable)
        if r is None:
            r = len(pool)
        elif not isinstance(r, int):
            raise TypeError("Expected int as r")
        if r < 0:
            raise ValueError("r must be non-negative")
        self = object.__new__(cls)
        self._pool = pool
        self._r = r
        self._places = None
        self._stopped = r > len(pool)
        return self

    def __sizeof__(self):
        return object.__sizeof__(self) + 8 * (len(self._pool) + self._r)

    def _begin(self):
        n = len(self._pool)
        self._places = list(range(n))
        self._cycles = list(range(n, n - self._r, -1))

    def _advance(self):
        places, cycles, n = self._places, self._cycles, len(self._pool)
        for i in range(self._r - 1, -1, -1):
            cycles[i] -= 1
            if cycles[i]:
                j = n - cycles[i]
                places[i], places[j] = places[j], places[i]
                return True
            places.append(places.pop(i))
            cycles[i] = n - i
        return False


class zip_longest:
    # Let go of in the order of these names.
    __slots__ = ("_active", "_its", "_result", "_size", "_when_short")

    def __new__(cls, *iterables, **kw):
        fill = kw.pop("fillvalue", None)
        if kw:
            raise TypeError("zip_longest() got an unexpected keyword argument")
        self = object.__new__(cls)
        self._its = [iter(iterable) for iterable in iterables]
        self._active = len(iterables)
        self._when_short = fill
        self._result = None
        return self

    def __iter__(self):
        return self

    def __next__(self):
        if not self._active:
            raise StopIteration
        items = []
        for i, it in enumerate(self._its):
            if it is None:
                items.append(self._when_short)
                continue
            try:
                items.append(next(it))
            except StopIteration:
                self._active -= 1
                if not self._active:
                    raise
                items.append(self._when_short)
                self._its[i] = it = None
            except BaseException:
                self._active = 0
                raise
        items = tuple(items)
        if self._result is None or _references(self._result) <= 2:
            self._result = items
        return items


class _tee_dataobject:
    # Up to 57 items that the copies of a tee have in common, and the link to those after them.
    __slots__ = ("_it", "_values", "_next", "_running")

    def __new__(cls, it, values=(), next=None, /):
        self = object.__new__(cls)
        self._it, self._values, self._next, self._running = it, list(values), next, False
        return self

    def _item(self, at):
        if at < len(self._values):
            return self._values[at]
        if self._running:
            raise RuntimeError("cannot re-enter the tee iterator")
        self._running = True
        try:
            self._values.append(next(self._it))
        finally:
            self._running = False
        return self._values[at]


class _tee:
    __slots__ = ("_data", "_at", "__weakref__")

    def __new__(cls, *args, **kw):
        (iterable,) = _args("_tee", args, kw, 1)
        if isinstance(iterable, _tee):
            return iterable.__copy__()
        self = object.__new__(cls)
        self._data = _tee_dataobject(iter(iterable))
        self._at = 0
        return self

    def __copy__(self):
        made = object.__new__(_tee)
        made._data = self._data
        made._at = self._at
        return made

    def __iter__(self):
        return self

    def __next__(self):
        if self._at >= 57:
            if self._data._next is None:
                self._data._next = _tee_dataobject(self._data._it)
            self._data = self._data._next
            self._at = 0
        value = self._data._item(self._at)
        self._at += 1
        return value


def tee(*args, **kw):
    """Returns a tuple of n independent iterators."""
    iterable, n = (*_args("tee", args, kw, 1, 2), 2)[:2]
    n = _index(n)
    if n < 0:
        raise ValueError("n must be >= 0")
    if n == 0:
        return ()
    it = iter(iterable)
    made = [it.__copy__() if hasattr(it, "__copy__") else _tee(it)]
    while len(made) < n:
        made.append(made[0].__copy__())
    return tuple(made)
