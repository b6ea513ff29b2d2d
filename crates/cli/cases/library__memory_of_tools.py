import gc, weakref, sys
from functools import lru_cache, partial, cached_property, singledispatch, wraps
from collections import namedtuple, defaultdict, deque, Counter, OrderedDict, UserDict, ChainMap
from contextlib import contextmanager, ExitStack, suppress
from dataclasses import dataclass, field
from enum import Enum
import copy
class O:
    def __del__(self): print('del', getattr(self, 'n', '?'))
def mk(n): o = O(); o.n = n; return o
gc.collect(); gc.disable()
# partial holds
p = partial(print, mk('partial')); del p
# dataclass holds until gone
@dataclass
class D: x: object; y: list = field(default_factory=list)
d = D(mk('dc')); d.y.append(mk('dcl')); del d
P = namedtuple('P', 'a b'); p = P(mk('nt'), 1); q = p._replace(b=2); del p; print('q'); del q
dd = defaultdict(list); dd['k'].append(mk('dd')); dd.clear(); print('cleared')
ud = UserDict(); ud['a'] = mk('ud'); del ud
cm = ChainMap({'a': mk('cm')}, {}); del cm
@contextmanager
def c(o):
    yield
def use():
    with c(mk('ctx')): print('in')
    print('out')
use()
with ExitStack() as s: s.callback(lambda o: print('cb'), mk('exit'))
print('after stack')
def sup():
    o = mk('sup')
    with suppress(ValueError): raise ValueError(o)
    del o
    print('end sup')
sup()
class C:
    @cached_property
    def v(self): return mk('cp')
    @lru_cache
    def m(self): return 1
x = C(); x.v; del x; print('cp gone')
x = C(); r = weakref.ref(x); x.m(); del x; print(r() is not None); C.m.cache_clear(); print(r())
@lru_cache(maxsize=2)
def f(o): return None
f(mk('l1')); f(mk('l2')); f(mk('l3')); print('third'); f.cache_clear(); print('clear')
a = copy.deepcopy([mk('deep')]); print('copied'); del a
@dataclass(slots=True)
class S: a: object
s = S(mk('slot')); print(sys.getrefcount(s.a)); del s
class E(Enum): A = 1
print(gc.collect() >= 0)
def cyc():
    @dataclass
    class L: v: object; w: object = None
    return weakref.ref(L)
r = cyc(); print(r() is not None); gc.collect(); print(r())
def cyc2():
    class X(Enum): A = 1
    return weakref.ref(X)
r = cyc2(); gc.collect(); print(r())
def cyc3():
    return weakref.ref(namedtuple('Q', 'a'))
r = cyc3(); gc.collect(); print(r())
@singledispatch
def sd(x): return 'o'
def cyc4():
    class T: pass
    sd(T()); return weakref.ref(T)
r = cyc4(); gc.collect(); print(r())
print(len(sd._clear_cache.__self__) if 0 else '')
def ref():
    o = mk('wr')
    @wraps(use)
    def g(): return o
    return g
g = ref(); del g; print('end')
