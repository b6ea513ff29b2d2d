# An object that its own __del__ saves lives on; its __del__ is not called a second time.
import gc
import weakref

saved = []

class Lazarus:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)
        saved.append(self)

a = Lazarus("a")
r = weakref.ref(a, lambda ref: print("weakref callback"))
del a
print([s.name for s in saved], r() is saved[0], gc.is_finalized(saved[0]))
saved.pop()
print("after the second death", r(), saved)
gc.collect()
b = Lazarus("b")
b.me = b
r = weakref.ref(b)
del b
print("collected", gc.collect())
print([s.name for s in saved], r() is None)
saved.clear()
print("collected", gc.collect(), saved)
