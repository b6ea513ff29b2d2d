"""WeakSet, and what all weak containers have in common."""

from sys import version_info as _version_info
from weakref import ref

__all__ = ["WeakSet"]

if _version_info >= (3, 14):

    class _Container:
        # The weak containers: what they walk over is copied before.
        _dead = ()

        def _begin(self):
            pass

        def _walk(self, entries):
            return list(entries)

        def _put_off(self, key):
            return False

        def _commit(self):
            pass

else:

    class _Container:
        # While one is walked over, what dies stays in it, and is taken out afterwards.

        def _begin(self):
            self._walks, self._dead = 0, []

        def _walk(self, entries):
            own_ref = ref(self)
            self._walks += 1
            del self
            try:
                yield from entries
            finally:
                self = own_ref()
                if self is not None:
                    self._walks -= 1
                    if not self._walks:
                        self._commit()

        def _put_off(self, key):
            if self._walks:
                self._dead.append(key)
            return self._walks

        def _commit(self):
            while self._dead:
                self._drop(self._dead.pop())


class WeakSet(_Container):
    def __init__(self, data=None):
        self.data = set()
        self._begin()

        def _remove(reference, own_ref=ref(self)):
            self = own_ref()
            if self is not None and not self._put_off(reference):
                self._drop(reference)

        self._remove = _remove
        if data is not None:
            self.update(data)

    def _drop(self, reference):
        self.data.discard(reference)

    def __iter__(self):
        for reference in self._walk(self.data):
            item = reference()
            if item is not None:
                yield item

    def __len__(self):
        return len(self.data) - len(self._dead)

    def __contains__(self, item):
        try:
            reference = ref(item)
        except TypeError:
            return False
        return reference in self.data

    def __repr__(self):
        return repr(self.data)

    def add(self, item):
        self._commit()
        self.data.add(ref(item, self._remove))

    def clear(self):
        self._commit()
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def pop(self):
        self._commit()
        while True:
            try:
                reference = self.data.pop()
            except KeyError:
                raise KeyError("pop from empty WeakSet") from None
            item = reference()
            if item is not None:
                return item

    def remove(self, item):
        self._commit()
        self.data.remove(ref(item))

    def discard(self, item):
        self._commit()
        self.data.discard(ref(item))

    def update(self, other):
        self._commit()
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference(self, other):
        new = self.copy()
        new.difference_update(other)
        return new

    __sub__ = difference

    def difference_update(self, other):
        self._commit()
        if self is other:
            self.data.clear()
        else:
            self.data.difference_update([ref(item) for item in other])

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def intersection(self, other):
        return self.__class__([item for item in other if item in self])

    __and__ = intersection

    def intersection_update(self, other):
        self._commit()
        self.data.intersection_update([ref(item) for item in other])

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def issubset(self, other):
        return self.data.issubset([ref(item) for item in other])

    __le__ = issubset

    def __lt__(self, other):
        return self.data < set([ref(item) for item in other])

    def issuperset(self, other):
        return self.data.issuperset([ref(item) for item in other])

    __ge__ = issuperset

    def __gt__(self, other):
        return self.data > set([ref(item) for item in other])

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == set([ref(item) for item in other])

    __hash__ = None

    def symmetric_difference(self, other):
        new = self.copy()
        new.symmetric_difference_update(other)
        return new

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        if self is other:
            self.data.clear()
        else:
            self.data.symmetric_difference_update([ref(item, self._remove) for item in other])

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def union(self, other):
        new = self.copy()
        new.update(other)
        return new

    __or__ = union

    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0

    @classmethod
    def __class_getitem__(cls, item):
        return cls
