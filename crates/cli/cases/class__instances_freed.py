# Instances die with their last name; classes wait for the collector.
import gc
import weakref

class D:
    alive = 0

    def __init__(self):
        D.alive += 1

    def __del__(self):
        D.alive -= 1

def make():
    class Local:
        pass
    return Local

d = [D() for i in range(10)]
print(D.alive)
d.pop()
del d[:4]
print(D.alive)
del d
print(D.alive)
gc.collect()
local = make()
r = weakref.ref(local)
instance = local()
del local
gc.collect()
print(r() is not None, instance.__class__ is r())
del instance
print("class waits:", r() is not None)
gc.collect()
print("class gone:", r() is None)
print(len(D.__subclasses__()))
