# Objects in a cycle: every __del__ first, then all are taken apart.
import gc
import weakref
gc.disable()
class Node:
    def __init__(self, name): self.name = name
    def __del__(self):
        print("del", self.name, "sees", self.other.name)
a, b, c = Node("a"), Node("b"), Node("c")
a.other, b.other, c.other = b, c, a
refs = [weakref.ref(x, lambda r: print("callback")) for x in (a, b, c)]
outside = Node("outside")
outside.other = a
c.tail = outside
del a, b, c, outside
print(gc.collect())
print([r() for r in refs])
