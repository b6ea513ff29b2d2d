# Bound methods, functions, and what they hold.
import sys
import weakref

class A:
    def m(self):
        return self

    @classmethod
    def c(cls):
        return cls

    @staticmethod
    def s():
        return "static"

a = A()
before = sys.getrefcount(a)
bound = a.m
print("a bound method holds its object:", sys.getrefcount(a) - before)
print(bound() is a, bound.__self__ is a, bound.__func__ is A.m, a.m is a.m, a.m == bound)
print(A.c() is A, a.c.__self__ is A, a.s(), A.s is A.__dict__["s"].__func__)
watch = weakref.ref(a)
del a
print("alive through the method:", watch() is not None)
del bound
print(watch())

def outside(self):
    return "outside " + type(self).__name__

A.added = outside
print(A().added(), A.added is outside)
x = A()
x.own = outside
try:
    x.own()
except TypeError as error:
    print(error)
import types
x.own = types.MethodType(outside, x)
print(x.own())
watch = weakref.ref(x)
del x
print("a cycle through its own method:", watch() is not None)
import gc
gc.collect()
print(watch())
