import gc, sys
class A:
    def f(self): return 'A'
class B:
    def f(self): return 'B'
    def __del__(self): print('B.del')
class C(A): pass
class D(C): pass
c = D()
print(c.f(), [k.__name__ for k in D.__mro__], A.__subclasses__(), B.__subclasses__())
C.__bases__ = (B,)
print(c.f(), [k.__name__ for k in D.__mro__], A.__subclasses__(), B.__subclasses__(), C.__base__)
print(sys.getrefcount(A), sys.getrefcount(B))
del c
for bad in ((), 1, (1,), (D,), (int,), (object,)):
    try: C.__bases__ = bad
    except TypeError as e: print(e)
try: del C.__bases__
except TypeError as e: print(e)
try: int.__bases__ = ()
except TypeError as e: print(e)
try: object.__subclasses__ and setattr(A, '__bases__', (B,)); print(A.__bases__)
except TypeError as e: print(e)
class M(type):
    def mro(cls):
        print('mro', cls.__name__)
        return super().mro()
class E(metaclass=M): pass
class F(E): pass
class G(metaclass=M): pass
F.__bases__ = (G,)
print(F.__mro__)
class S:
    __slots__ = ['__a', 'b', '__c__']
    def set(self): self.__a = 1
s = S(); s.set(); print(S.__slots__, [k for k in S.__dict__ if 'a' in k and not k.endswith('__')], s._S__a)
for sl, base in ((['a b'], object), ([1], object), (['a'], int), (['x'], tuple)):
    try: type('T', (base,), {'__slots__': sl})
    except TypeError as e: print(e)
try: type('T', (), {'__slots__': ['x'], 'x': 1})
except ValueError as e: print(e)
try:
    class C3:
        __classcell__ = 42
except TypeError as e: print(e)
class X(dict): __setattr__ = dict.__setitem__
x = X(); x.y = 42; print(x)
class I(int): __eq__ = str.__eq__
try: I() == I()
except TypeError as e: print(e)
print(gc.collect() >= 0)
