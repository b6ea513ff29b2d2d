# A suspended generator's finally block runs at exit; so do pending finalizers.
import weakref

class D:
    def __del__(self):
        print("freed D")

def g():
    d = D()
    try:
        yield 1
    finally:
        print("finally at exit")

x = g()
print(next(x))
d = D()
weakref.finalize(d, print, "finalizer at exit")
r = weakref.ref(d, lambda ref: print("never: the reference dies too"))
print("end")
