# A doubly linked list is all cycles, unless one direction is weak.
import gc
import weakref

class Strong:
    def __init__(self, value):
        self.value, self.next, self.prev = value, None, None

class Weak:
    __slots__ = ("value", "next", "_prev", "__weakref__")

    def __init__(self, value):
        self.value, self.next, self._prev = value, None, None

    @property
    def prev(self):
        return None if self._prev is None else self._prev()

    @prev.setter
    def prev(self, node):
        self._prev = None if node is None else weakref.ref(node)

def chain(kind, count):
    first = last = kind(0)
    for value in range(1, count):
        node = kind(value)
        last.next, node.prev = node, last
        last = node
    return first, last

gc.collect()
gc.disable()
for kind in (Strong, Weak):
    first, last = chain(kind, 5)
    values = []
    at = last
    while at is not None:
        values.append(at.value)
        at = at.prev
    print(kind.__name__, values)
    watch = [weakref.ref(first), weakref.ref(last)]
    del first, last, at
    print([w() is not None for w in watch], gc.collect(), [w() is not None for w in watch])
