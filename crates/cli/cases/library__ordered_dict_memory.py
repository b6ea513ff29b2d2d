# An OrderedDict: its chain of keys, sizes, order of freeing, views, derived classes.
from collections import OrderedDict, Counter
import gc, sys, weakref, copy
gc.collect()
class N:
    def __init__(s,n): s.n=n
    def __del__(s): print('del',s.n,end=' ')
    def __repr__(s): return f'N{s.n}'
    def __hash__(s): return s.n
    def __eq__(s,o): return s.n==o.n
od=OrderedDict((i,N(i)) for i in range(4)); od.move_to_end(0); print(list(od), list(dict.keys(od))); del od; print('|')
od=OrderedDict((N(i),N(10+i)) for i in range(3)); od.move_to_end(next(iter(od))); print(od, [sys.getrefcount(k) for k in od]); od.popitem(); print('popped'); od.popitem(last=False); print('popped'); od.clear(); print('cleared')
od=OrderedDict.fromkeys('abcd'); od.move_to_end('b'); od.move_to_end('d',last=False); print(od, list(reversed(od)), od.popitem(), od.popitem(False)); del od['a']; od['a']=1; od['c']=2; print(od)
w=weakref.ref(od); od.me=od; print(sys.getsizeof(od)); del od; print(gc.collect(), w())
class LRU(OrderedDict):
    def __init__(self, n): super().__init__(); self.n=n
    def __getitem__(self,k): v=super().__getitem__(k); self.move_to_end(k); return v
    def __setitem__(self,k,v):
        super().__setitem__(k,v); self.move_to_end(k)
        if len(self)>self.n: del self[next(iter(self))]
c=LRU(2); c['a']=N(1); c['b']=N(2); c['a']; c['c']=N(3); print(list(c), c.n, sys.getsizeof(c)); del c; print()
class OC(Counter, OrderedDict):
    def __repr__(self): return 'OC(%r)'%(OrderedDict(self),)
print(OC('abracadabra'), OC.__mro__)
od=OrderedDict(a=1,b=2)
print(od==OrderedDict(b=2,a=1), od=={'b':2,'a':1}, od!=OrderedDict(a=1,b=2), {'a':1,'b':2}==od)
print([sys.getsizeof(v) for v in (od.keys(), od.values(), od.items(), iter(od), iter(od.items()))], [type(x).__name__ for x in gc.get_referents(iter(od.items()))])
it=iter(od.items()); a=next(it); b=next(it); print(a,b, a is b); print([x for x in od.items()], list(od.values()), 'a' in od.keys(), (('a',1) in od.items()), 2 in od.values(), od.keys()|{'z'} == {'a','b','z'}, len(od.items()), od.keys()==od.keys(), sorted(od.keys()^{'a'}))
it=iter(od); list(it); od['z']=3; print(next(it,'end')); 
print(copy.copy(od), copy.deepcopy(od), dict(od), {**od}, (lambda **k:k)(**od))
print(OrderedDict([('x',1)],y=2), OrderedDict({'q':1}), OrderedDict(OrderedDict(b=1,a=2)))
od.update(od); od|={'w':9}; print(od); print(od.pop('w'), od.pop('w',None), od.setdefault('v',5), od.get('zz'), od)
x=od.keys(); del od; print(list(x), gc.get_referents(x)[0]==x.mapping)
try: type('X',(OrderedDict,Counter.__mro__[2] and type(N(0)).__class__),{})
except TypeError as e: print(e)
from collections import defaultdict, deque
for b in ((OrderedDict,defaultdict),(OrderedDict,list),(deque,OrderedDict),(int,str)):
    try: type('X',b,{})
    except TypeError as e: print(e)
class M(dict): pass
class MO(M,OrderedDict): pass
m=MO(a=1); m['b']=2; m.move_to_end('a'); print(m, list(m), MO.__base__)
for k,v in list(m.items()): m[v]=k
print(m); 
class BadEq:
    def __hash__(s): return 1
    def __eq__(s,o): raise ValueError('no')
q=OrderedDict(); q[BadEq()]=1
try: q[BadEq()]=2
except ValueError as e: print(e, len(q))
q=OrderedDict(); q[1]=q; print(q, gc.is_tracked(q), gc.is_tracked(OrderedDict()))
