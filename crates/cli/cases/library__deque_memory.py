# A deque's blocks, its items' order of freeing, who holds what.
import sys, gc, weakref, copy
from collections import deque, defaultdict, Counter, namedtuple
gc.collect()
S=sys.getsizeof
print([S(deque(range(n))) for n in (0,1,2,62,63,64,65,127,128,1000)])
d=deque()
for i in range(200): d.append(i)
print(S(d))
for i in range(190): d.popleft()
print(S(d)); d.appendleft(1); print(S(d)); d.rotate(5); print(S(d)); d.clear(); print(S(d)); d.append(1); print(S(d)); print(S(d.copy()))
d=deque()
for i in range(31): d.append(1)
print(S(d)); d.append(1); print(S(d)); d.append(1); print(S(d))
d=deque()
for i in range(32): d.appendleft(1)
print(S(d)); d.appendleft(1); print(S(d))
d=deque([1],maxlen=3)
for i in range(500): d.append(i)
print(d,S(d)); d.appendleft(9); print(d); d.extendleft([7,8]); print(d); 
print(S(deque(maxlen=0)), deque([1,2,3],maxlen=0), deque([1,2,3],maxlen=2))
class N:
    def __init__(s,n): s.n=n
    def __del__(s): print('del',s.n,end=' ')
    def __repr__(s): return f'N{s.n}'
d=deque(N(i) for i in range(5)); print(sys.getrefcount(d)); 
print([sys.getrefcount(x) for x in d])
d.popleft(); print(); d.pop(); print(); d.rotate(1); print(d); d.clear(); print('cleared')
d=deque([N(1),N(2),N(3)]); del d; print('gone')
d=deque([N(1),N(2)],2); d.append(N(3)); print(d); d.appendleft(N(4)); print(d); d[0]=None; print(); del d[1]; print(d)
w=weakref.ref(d); print(w() is d); del d; print(w())
d=deque(); d.append(d); print(d, gc.is_tracked(d)); w=weakref.ref(d, lambda r: print('dead')); del d; print(gc.collect())
class D(deque): pass
d=D([1,2]); d.x=5; print(d, d.x, S(d), [type(r).__name__ for r in gc.get_referents(d)]); print(d.copy(), type(d+d)); print(copy.copy(d), copy.deepcopy(d)) 
class E(deque): __slots__=()
print(S(E()), S(D())); 
class F(deque): __slots__=('a',)
f=F([1]); f.a=3; print(S(f),[type(r).__name__ for r in gc.get_referents(f)])
it=iter(deque([1,2])); print(next(it), sys.getsizeof(it))
d=deque([1,2,3])
try:
    for x in d: d.append(1)
except RuntimeError as e: print(e)
it=iter(d); next(it); d.append(2)
try: next(it)
except RuntimeError as e: print(e)

try: class_ = type('X',(deque,list),{})
except TypeError as e: print(e)
try: class_ = type('X',(type(iter(d)),),{})
except TypeError as e: print(e)
try: deque([1])<deque([1,'a']) or deque([1,'a'])<deque([1,2])
except TypeError as e: print(e)
print(deque([1,2])<deque([1,3]), deque('ab')==deque('ab'), deque('ab')!=deque('abc'), deque([1])>=deque([1]), deque([2])>deque([1,5]))
print(deque([1,2])*3, 2*deque([1,2],3), deque([1])*5, S(deque([1])*200)); d=deque([1,2]); d*=2; d+=[7]; print(d); d*=0; print(d,S(d)); d+=d; d.extend(d); d.append(1); d.extend(d); d.extendleft(d); print(d)
d=deque(range(10)); d.insert(3,'x'); d.insert(-2,'y'); d.insert(-100,'z'); d.insert(100,'w'); print(d); d.remove('x'); print(d, d.index(5), d.count(5), d.index(5,2,-1), 'y' in d); d.reverse(); print(d)
del d[3]; del d[-1]; print(d, d[-1]); d.rotate(-3); print(d); d.rotate(25); print(d)
class Eq:
    def __init__(s,d): s.d=d
    def __eq__(s,o): s.d.append(1); return False
d=deque([1,2,3]); 
for f in (d.count, d.index, d.remove, d.__contains__):
    try: f(Eq(d))
    except Exception as e: print(type(e).__name__,e)
print(hasattr(d,'__dict__'), bool(d), bool(deque()), isinstance(d,deque))

# Backwards, the end is looked for before a change is.
for walk in (iter, reversed):
    one = deque([1])
    try:
        for item in walk(one):
            one.append(2)
        print(walk.__name__, one)
    except RuntimeError as error:
        print(walk.__name__, error)
