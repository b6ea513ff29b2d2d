# Weak references to classes: the one that the bases of a class keep is among them.
import weakref, sys, gc
class P: pass
class A: pass
class B(P, A): pass
class M(type): pass
class Q(metaclass=M): pass
for c in (P, A, B, M, Q):
    print(c.__name__, weakref.getweakrefcount(c), len(weakref.getweakrefs(c)))
    r = weakref.ref(c)
    print(sys.getrefcount(r), r is weakref.ref(c), r() is c, weakref.getweakrefcount(c))
    print(r.__callback__)
print(weakref.getweakrefcount(int) > 0)
r = weakref.ref(B, lambda r: print('gone'))
plain = weakref.ref(B)
print(weakref.getweakrefcount(B), sys.getrefcount(plain))
print([c.__name__ for c in P.__subclasses__()], [c.__name__ for c in A.__subclasses__()])
del B, c
print(gc.collect() > 0, plain(), sys.getrefcount(plain), r())
print(P.__subclasses__())
def f():
    class T: pass
    return weakref.ref(T)
x = f(); print(x() is None, sys.getrefcount(x)); gc.collect(); print(x(), sys.getrefcount(x))
class W: pass
w = weakref.ref(W); W2 = W; del W; print(w() is W2); del W2; gc.collect(); print(w())
s = weakref.WeakSet([P, A]); print(len(s)); d = weakref.WeakKeyDictionary({P: 1}); print(weakref.getweakrefcount(P))
print(P.__weakref__ is None if '__weakref__' in dir(P) else '-')
