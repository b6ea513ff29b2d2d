# Why reference counting alone is not enough: two nodes that hold each other.
import gc
import weakref

gc.disable()
gc.collect()

class Node:
    def __init__(self, name):
        self.name = name
        self.other = None

    def __del__(self):
        print("freed", self.name)

a, b = Node("a"), Node("b")
a.other, b.other = b, a
watch = weakref.ref(a)
del a, b
print("after del:", watch() is not None)
print("collected:", gc.collect())
print("after collect:", watch() is None)

c, d = Node("c"), Node("d")
c.other, d.other = d, c
c.other = None
print("link cut")
del c
print("c had nobody else")
del d
gc.enable()
print("garbage:", gc.garbage)
