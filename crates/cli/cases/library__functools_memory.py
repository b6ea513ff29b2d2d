# partial, reduce, cmp_to_key, lru_cache, itemgetter and its kin: what they hold, their sizes, their words.
import functools as ft, operator as op, sys, gc, re
from functools import partial, lru_cache, cmp_to_key, reduce, cache
try:
    from functools import Placeholder as _
except ImportError:
    raise SystemExit("no Placeholder")
def t(f):
    try: r=f(); print(re.sub("0x[0-9a-f]+", "0x", repr(r))[:150])
    except BaseException as e: print(type(e).__name__, e)
def fn(*a,**k): return a,k
class C:
    def __call__(s): pass
p=partial(fn,1,x=2)
t(lambda: partial()); t(lambda: partial(1)); t(lambda: partial(fn,1,_)); t(lambda: partial(fn,_,1)); t(lambda: partial(fn,_,1)()); t(lambda: partial(fn,_,1)(2)); t(lambda: partial(fn,_,1,_,3)(2)); t(lambda: partial(fn,_,1,_,3)(2,4,5)); t(lambda: partial(partial(fn,_,1),5)); t(lambda: partial(partial(fn,_,_,2),_,5)); t(lambda: partial(partial(fn,_,_,2),9)); t(lambda: partial(fn,x=_)); t(lambda: partial(p,2,y=3)); t(lambda: partial(p,2,x=3)(5,z=1)); t(lambda: p.func); t(lambda: p.args); t(lambda: p.keywords); t(lambda: p(9)); t(lambda: p.__reduce__()[1:]); t(lambda: p.__dict__)
def f(): p.func=1
t(f)
def f(): p.x=1; return p.x,p.__dict__
t(f)
def f(): p.args=()
t(f)
def f(): del p.x; return p.__dict__
t(f)
t(lambda: repr(partial(len))); t(lambda: repr(partial(len,[1],k='a',j=2))); t(lambda: _); t(lambda: type(_)); t(lambda: type(_)()); t(lambda: type(_)(1)); t(lambda: _.__reduce__()); t(lambda: type('X',(type(_),),{})); t(lambda: partial[int]); t(lambda: p.__setstate__(1)); t(lambda: p.__setstate__((len,(1,),{},None))); t(lambda: p); t(lambda: p.__setstate__((len,1,{},None))); t(lambda: partial.__new__(int)); t(lambda: partial.__new__(partial)); 
class S(partial): pass
s=S(fn,1); t(lambda: s); s.y=1; t(lambda: s.__dict__); t(lambda: partial(s,2)); t(lambda: partial(s,2).func is s); t(lambda: partial(partial(fn,1),2).func is fn); t(lambda: S(p,3).func); t(lambda: sys.getsizeof(s)); t(lambda: s.__reduce__()[2])
class A: m=partial(fn,1); 
t(lambda: A().m(2)); t(lambda: A.m(2)); t(lambda: A.__dict__['m'].__get__(1)); 
q=partial(fn); q.__setstate__((q,(),{},{})); t(lambda: q)
t(lambda: reduce(lambda a,b:a+b,[1,2,3])); t(lambda: reduce(max,[])); t(lambda: reduce(max,[],5)); t(lambda: reduce(max,[1],initial=9)); t(lambda: reduce(max)); t(lambda: reduce(max,1)); t(lambda: reduce(1,[1,2])); t(lambda: reduce(max,[1],2,3)); t(lambda: reduce(function=max,sequence=[1])); t(lambda: reduce(max,[1],foo=1)); t(lambda: reduce(max,[3,5,2]))
K=cmp_to_key(lambda a,b:b-a); t(lambda: K); t(lambda: K(1)<K(2)); t(lambda: K(1)>K(2)); t(lambda: K(1)==K(1)); t(lambda: K(1).obj); t(lambda: K()); t(lambda: K(1,2)); t(lambda: K(obj=3).obj); t(lambda: hash(K(1))); t(lambda: K(1)<1); t(lambda: K.obj); t(lambda: sorted([1,3,2],key=K)); t(lambda: cmp_to_key()); t(lambda: cmp_to_key(1)(1)<cmp_to_key(1)(2)); t(lambda: cmp_to_key(mycmp=fn)); t(lambda: type(K)(1)); t(lambda: K(x=1)); t(lambda: K<K)
def f():
    k=K(1); k.obj=5; return k.obj
t(f)
def f():
    k=K(1); del k.obj; return k.obj
t(f)
c=lru_cache(maxsize=2)(fn); t(lambda: c); t(lambda: c(1)); t(lambda:c(1)); t(lambda: c(1,y=2)); t(lambda:c(3)); t(lambda: c.cache_info()); t(lambda: c.cache_clear()); t(lambda: c.cache_info()); t(lambda: c([])); t(lambda: c.cache_parameters()); t(lambda: c.__wrapped__ is fn); t(lambda: c.__name__); t(lambda: lru_cache(maxsize='a')); t(lambda: lru_cache(fn)); t(lambda: lru_cache(typed=True)(fn).cache_parameters()); t(lambda: lru_cache(None)(fn)(1)); t(lambda: lru_cache(0)(fn).cache_info()); t(lambda: lru_cache(-1)(fn).cache_info()); t(lambda: c.__reduce__()); import copy; t(lambda: copy.copy(c) is c and copy.deepcopy(c) is c); t(lambda: c.__get__(1)); t(lambda: type(c)); t(lambda: type(c)()); t(lambda: type(c)(1,2,3,4)); t(lambda: type('X',(type(c),),{})); t(lambda: c.cache_info(1)); t(lambda: c.cache_clear(1))
def f(): c.foo=1; return sorted(c.__dict__)
t(f)
ty=lru_cache(typed=True)(fn); ty(1); ty(1.0); ty(1,x=1); ty(1,x=1.0); t(lambda: ty.cache_info()); un=cache(fn); un(1); un(1.0); un('a'); un(a=1,b=2); un(b=2,a=1); t(lambda: un.cache_info()); 
t(lambda: [type(x).__name__ for x in gc.get_referents(un)]); d=[x for x in gc.get_referents(un) if type(x) is dict][0]; t(lambda: [(type(k).__name__, v) for k,v in d.items()]); t(lambda: [ (sys.getsizeof(k)) for k in d]); 
lc=lru_cache(3)(fn); [lc(i) for i in (1,2,3,4,2)]; d=[x for x in gc.get_referents(lc) if type(x) is dict][0]; t(lambda: [(k,type(v).__name__,v.__sizeof__(), [type(r).__name__ for r in gc.get_referents(v)], sys.getrefcount(v)) for k,v in d.items()]); t(lambda:[type(x).__name__ for x in gc.get_referents(lc)]); t(lambda: lc.cache_info())
class M:
    @lru_cache
    def m(self,x): return x
m=M(); t(lambda: m.m(1)); t(lambda: M.m.cache_info()); t(lambda: type(m.m)); t(lambda: sys.getrefcount(m))
@cache
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
t(lambda: fib(300)); t(lambda: fib.cache_info())
@lru_cache(50)
def fib2(n): return n if n<2 else fib2(n-1)+fib2(n-2)
t(lambda: fib2(300)); t(lambda: fib2.cache_info())
def g(n): return partial(g,n-1)() if n else 0
t(lambda: g(150))
# operator
for mk in (op.itemgetter,op.attrgetter,op.methodcaller):
    t(lambda: mk()); t(lambda: mk(1)); t(lambda: mk('a','b')); t(lambda: mk('a',k=1)); t(lambda: mk('a')()); t(lambda: mk('a')(1)); t(lambda: mk('a')([1],2)); t(lambda: mk('a')(1,k=2)); t(lambda: type('X',(mk,),{})); t(lambda: mk('a').__reduce__()); t(lambda: mk.__new__(int)); t(lambda: mk('a','b').__reduce__()); t(lambda: sys.getsizeof(mk('a'))); t(lambda: [type(x).__name__ for x in gc.get_referents(mk('a'))]); t(lambda: [type(x).__name__ for x in gc.get_referents(mk('a','b'))]); t(lambda: mk('a')==mk('a'))
    def f(): mk('a').x=1
    t(f)
t(lambda: op.itemgetter(1,0)([5,6])); t(lambda: op.itemgetter(slice(1))([5,6])); t(lambda: op.itemgetter(1)((3,4))); t(lambda: op.itemgetter(-1)((3,4))); t(lambda: op.itemgetter(5)((3,4))); t(lambda: op.itemgetter('k')({'k':1})); t(lambda: op.attrgetter('real')(5)); t(lambda: op.attrgetter('real.imag','real')(5)); t(lambda: op.attrgetter('real.foo')(5)); t(lambda: op.attrgetter('a.b.c')); t(lambda: op.methodcaller('upper')('a')); t(lambda: op.methodcaller('split','b',maxsplit=1)('abcbd')); t(lambda: op.methodcaller('foo')(1)); t(lambda: op.methodcaller('x',1,k=2)); t(lambda: op.methodcaller('x',1,k=2).__reduce__()); t(lambda: op.methodcaller('x',1).__reduce__()); t(lambda: op.attrgetter(1)); t(lambda: op.attrgetter('a',2)); 
