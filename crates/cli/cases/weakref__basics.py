# A weak reference does not keep its object; it answers None when that has gone.
import sys
import weakref

class A:
    pass

a = A()
r = weakref.ref(a)
print(r() is a, sys.getrefcount(a))
print(weakref.getweakrefcount(a), weakref.getweakrefs(a) == [r])
print(weakref.ref(a) is r, weakref.ref(a, None) is r)
q = weakref.ref(a, print)
print(q is r, q == r, weakref.getweakrefcount(a))
b = a
del a
print(r() is b)
del q
del b
print(r(), r.__callback__)
print(repr(r)[:12], repr(r)[-6:])
print(weakref.ref(A())())
for value in (1, "s", [], (), {}, None, object(), 1.5):
    try:
        weakref.ref(value)
    except TypeError as error:
        print(error)
for value in (set(), frozenset(), print, A, weakref, (x for x in ()), lambda: 0):
    print(type(weakref.ref(value)).__name__, type(value).__name__)
