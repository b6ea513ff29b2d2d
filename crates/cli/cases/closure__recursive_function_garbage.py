# A function that calls itself through its own cell is a cycle.
import gc
import weakref

def make():
    data = [1, 2, 3]

    def walk(n):
        if n == 0:
            return len(data)
        return walk(n - 1)

    return walk

gc.collect()
walk = make()
print(walk(5))
r = weakref.ref(walk)
del walk
print("alive:", r() is not None)
print("collected", gc.collect())
print("alive:", r() is not None)
