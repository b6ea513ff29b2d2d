# An error in a callback is told on stderr and goes no further.
import weakref

class A:
    pass

def broken(ref):
    raise ValueError("from the callback")

a = A()
r = weakref.ref(a, broken)
s = weakref.ref(a, lambda ref: print("the other callback"))
del a
print("end", r(), s())
