# What makes an instance's dict: dir(), another class; what that does to the keys that instances share, and to errors of del.
import gc, sys
class P: pass
class D(P): pass
x = P(); x.me = x; x.__class__ = D; del x; print(gc.collect())
x = P(); x.a = 1; x.__class__ = D
print([type(r).__name__ for r in gc.get_referents(x)], sys.getsizeof(x), sys.getsizeof(x.__dict__))
try: del x.zz
except AttributeError as e: print(e.obj is x if e.obj else None, e.name)
y = P(); y.a = 1; y.__dict__
try: del y.zz
except AttributeError as e: print(e.obj is y if e.obj else None, e.name)
z = P()
try: del z.zz
except AttributeError as e: print(e.obj is z if e.obj else None, e.name)
x.b = 2; print(x.__dict__, sys.getsizeof(x.__dict__)); del x.a; print(x.__dict__)
w = P(); w.__class__ = D; w.q = 1; print(vars(w), [type(r).__name__ for r in gc.get_referents(w)])
w.__class__ = P; print(vars(w)); v = D(); v.q = v; del v; print(gc.collect())
class S:
    __slots__ = 'a', '__dict__'
class T:
    __slots__ = 'a', '__dict__'
s = S(); s.a = 1; s.b = 2; s.__class__ = T; print(s.a, s.b, type(s).__name__)
class K:
    def __init__(self, n=0): self.n = n
class L(K): __slots__ = ()
b = K(2)
def alone(one, name):
    setattr(one, name, one)
    del one
    return gc.collect()
print(alone(K(1), 'o'), alone(L(1), 'o'))
print(dir(b)[-1], [type(r).__name__ for r in gc.get_referents(b)])
print(alone(K(1), 'o'), alone(K(1), 'p'), alone(L(1), 'p'), alone(L(1), 'q'))
def told(label, one, name='x'):
    try: delattr(one, name)
    except AttributeError as e: print(label, e.obj is one, e.name)
told('plain', L()); told('of a dict', b)
one = K(); one.__class__ = K; told('same class', one)
