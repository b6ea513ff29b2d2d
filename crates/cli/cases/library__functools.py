import functools
from functools import *
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
def deco(f):
    @wraps(f)
    def w(*a, **k):
        'w doc'
        return f(*a, **k)
    return w
@deco
def add(a: int, b=2, *, c=3) -> int:
    'adds'
    return a + b + c
add.attr = 5
print(add.__name__, add.__doc__, add.__qualname__, add.__module__, add.__wrapped__.__name__, add(1), add.__dict__.keys(), add.__annotations__)
p = partial(add, 1, c=10)
print(p(5), p.func is add, p.args, p.keywords, partial(p, 7).args, partial(p, 7)())
t(lambda: partial(3)); t(lambda: partial()); t(lambda: p())
print(repr(partial(int, base=2)), partial(int, base=2)('101'))
print(reduce(lambda a, b: a * b, [1,2,3,4]), reduce(lambda a, b: a + b, [], 5), reduce(lambda a, b: a + [b], 'ab', []))
t(lambda: reduce(lambda a, b: a, []))
calls = []
@lru_cache(maxsize=2)
def sq(x): calls.append(x); return x * x
print(sq(1), sq(2), sq(1), sq(3), sq(2), calls, sq.cache_info(), sq.cache_parameters(), sq.__name__, sq.__wrapped__(9))
sq.cache_clear(); print(sq.cache_info())
@cache
def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)
print(fib(60), fib.cache_info())
t(lambda: sq([])); t(lambda: lru_cache('a'))
@lru_cache
def tt(*a, **k): return a, tuple(k.items())
print(tt(1, x=2), tt(1.0, x=2), tt(x=2), tt.cache_info())
@lru_cache(typed=True)
def ty(a): return type(a).__name__
print(ty(1), ty(1.0), ty(True), ty.cache_info())
@lru_cache(maxsize=0)
def z(a): return a
print(z(1), z(1), z.cache_info())
@lru_cache(None)
def zz(a): return a
class M:
    @lru_cache
    def m(self, x): return x + 1
    @cached_property
    def cp(self): 'cpdoc'; print('computing'); return [1]
    def base(self, a, b, c=0): return (a, b, c)
    pm = partialmethod(base, 1, c=9)
    @singledispatchmethod
    def sd(self, a): return 'obj'
    @sd.register
    def _(self, a: int): return 'int'
    @sd.register(str)
    def _(self, a): return 'str'
m = M(); print(m.m(3), M.m.cache_info(), m.cp, m.cp, m.__dict__, M.cp.__doc__, m.pm(2), m.sd(1), m.sd('a'), m.sd(2.5))
del m.cp; print(m.cp)
class Sl:
    __slots__ = ()
    @cached_property
    def q(self): return 1
t(lambda: Sl().q)
@total_ordering
class V:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v if isinstance(o, V) else NotImplemented
    def __lt__(s, o): return s.v < o.v if isinstance(o, V) else NotImplemented
print(V(1) <= V(1), V(2) > V(1), V(1) >= V(2), V(1) < V(2), V(1) != V(2)); t(lambda: V(1) < 3); t(lambda: V(1) >= 3)
@total_ordering
class W:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
    def __ge__(s, o): return s.v >= o.v
print(W(1) <= W(1), W(2) > W(1), W(1) >= W(2), W(1) < W(2))
t(lambda: total_ordering(type('X', (), {})))
@singledispatch
def show(x): return 'object'
@show.register
def _(x: int): return 'int'
@show.register(list)
@show.register(tuple)
def _(x): return 'seq'
@show.register
def _(x: float | str): return 'fs'
from collections.abc import Mapping, Sized
@show.register(Mapping)
def _(x): return 'mapping'
print(show(1), show(True), show([]), show(()), show(2.5), show('a'), show({}), show(None), show.dispatch(dict)({}), show.registry.keys(), show.__name__)
t(lambda: show()); t(lambda: show.register(3))
print(sorted([3,1,2], key=cmp_to_key(lambda a, b: b - a)), cmp_to_key(lambda a, b: 0)(1) == cmp_to_key(lambda a, b: 0)(2))
print(sorted(n for n in functools.__all__))
P_ = Placeholder
f = partial(lambda *a: a, P_, 2, P_, 4); print(f(1, 3, 5)); t(lambda: f(1)); t(lambda: partial(print, P_))
import gc, weakref
class O: pass
o = O(); r = weakref.ref(o)
@lru_cache(1)
def keep(x): return None
keep(o); del o; print(r() is not None); keep(1); print(r())
