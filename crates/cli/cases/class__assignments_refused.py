# What may be deleted and assigned of classes and instances, and what is said where it may not.
class D: pass
class S: __slots__ = 's'
class L(list): pass
def t(f):
    try: f()
    except AttributeError as e: print(e, e.name, type(e.obj).__name__)
x = D()
t(lambda: delattr(x, 'abc'))
x.__dict__
t(lambda: delattr(x, 'abc'))
t(lambda: delattr(S(), 'abc'))
t(lambda: delattr(S(), 's'))
t(lambda: setattr(S(), 'abc', 1))
t(lambda: delattr(D, 'abc'))
t(lambda: delattr(L(), 'abc'))
t(lambda: delattr(5, 'abc'))
t(lambda: delattr(5, 'real'))
t(lambda: setattr(5, 'real', 1))
t(lambda: setattr(5, 'abc', 1))
t(lambda: delattr(Exception(), 'abc'))
t(lambda: delattr(t, 'abc'))
import sys
t(lambda: delattr(sys, 'abc'))
t(lambda: S().s)
t(lambda: D.abc)
def f(x,c): x.__class__ = c
def u(*a):
    try: f(*a)
    except TypeError as e: print(e)
for c in [set(), 5, int, set, D, S, L, type, object, Exception]:
    for o in [x, S(), 5, [], Exception(), L(), D, t]: u(o, c)
class E:
    def __iter__(self):
        yield 5
        yield from super().m()
try: print(*E())
except Exception as e: print(type(e), e)
try: print([*E()])
except Exception as e: print(type(e), e)
class F(E):
    def __getattr__(self, name): return None
    def __len__(self): return 3
try: print(*F())
except Exception as e: print(type(e), e)
class G(E):
    def __getitem__(self, k): return ('item', k) if k != 3 else [][1]
try: print(*G())
except Exception as e: print(type(e), e)
def f():
    class B: pass
    B.__name__ = 'ba'
    with B(): pass
try: f()
except Exception as e: print(type(e), e)
class S(str):
    def __repr__(self): return 'S!'
class I(int): pass
class B(bytes): 
    def __repr__(self): return 'B!'
for q in [lambda: int(S('a')), lambda: int(S('a'), 5), lambda: int(B(b'a')), lambda: float(S('a')), lambda: float(B(b'a')), lambda: complex(S('a')), lambda: format(S('a'), 'd'), lambda: format(I(5), 's'), lambda: format(S('a'), '=5'), lambda: f"{S('a'):,}",lambda: int(bytearray(b'a')),lambda: int(S('1_')),lambda: complex(S('1_'))]:
    try: print(q())
    except Exception as e: print(type(e), e)
for n in ['__module__', '__doc__', '__qualname__', '__name__', '__bases__', '__annotations__', '__class__']:
    try: delattr(E, n)
    except Exception as e: print(n, type(e), e)
    try: setattr(E, n, 5); print(getattr(E, n))
    except Exception as e: print(n, type(e), e)
    try: setattr(int, n, 5)
    except Exception as e: print(n, type(e), e)
