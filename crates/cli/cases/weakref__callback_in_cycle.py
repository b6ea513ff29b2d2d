# In a cycle: callbacks from outside run before any __del__; a callback in the garbage never runs.
import gc
import weakref

class N:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, outside_a(), outside_b())

gc.collect()
a, b = N("a"), N("b")
a.other, b.other = b, a
outside_a = weakref.ref(a, lambda r: print("callback a"))
outside_b = weakref.ref(b, lambda r: print("callback b"))
newer_a = weakref.ref(a, lambda r: print("newer callback a"))
a.inside = weakref.ref(b, lambda r: print("never printed"))
del a, b
print(gc.collect())
