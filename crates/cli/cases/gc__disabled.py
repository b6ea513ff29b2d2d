# With the collector off cycles stay, plain garbage does not.
import gc
import weakref

class A:
    pass

gc.collect()
gc.disable()
refs = []
for i in range(5000):
    a = A()
    if i % 1000 == 0:
        a.me = a
    refs.append(weakref.ref(a))
del a
alive = sum(1 for r in refs if r() is not None)
print("cycles alive:", alive)
print("collected:", gc.collect())
alive = sum(1 for r in refs if r() is not None)
print("alive:", alive)
