import operator as o, heapq, bisect, copy
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
print([getattr(o, n)(7, 3) for n in ('add','sub','mul','floordiv','mod','truediv','pow','lshift','rshift','and_','or_','xor','lt','le','eq','ne','ge','gt','is_','is_not')])
print(o.neg(3), o.pos(3), o.inv(3), o.invert(4), o.abs(-2), o.not_(0), o.truth([]), o.index(5), o.concat('a','b'), o.contains([1],1), o.countOf([1,1,2],1), o.indexOf([3,4],4), o.getitem([1,2],1), o.length_hint([1,2]), o.call(len, 'abc'), o.is_none(None))
l=[1,2,3]; o.setitem(l,0,9); o.delitem(l,1); print(l, o.iadd(l,[5]) is l, l, o.imul(3,4), o.ior({1},{2}), o.ipow(2,3))
print(o.itemgetter(1)('abc'), o.itemgetter(0,2)('abc'), o.itemgetter('k')({'k':5}), o.attrgetter('real')(3), o.attrgetter('real','imag')(3), o.attrgetter('real.imag')(3), o.methodcaller('split',',')('a,b'), o.methodcaller('encode', encoding='utf8')('x'), o.itemgetter(slice(1,3))('abcd'))
print(o.itemgetter(1), o.itemgetter(1,'a'), o.attrgetter('a.b'), o.methodcaller('f', 1, k=2))
t(lambda: o.add(1,'a')); t(lambda: o.attrgetter(3)); t(lambda: o.methodcaller(3)); t(lambda: o.concat(1,2)); t(lambda: o.indexOf([1],5)); t(lambda: o.itemgetter(5)([1]))
print(sorted(n for n in o.__all__), o.__add__(1,2), o.__not__(0))
h=[]; 
for x in [5,3,8,1,9,2]: heapq.heappush(h,x)
print(h, [heapq.heappop(h) for _ in range(6)]); t(lambda: heapq.heappop([]))
h=[5,4,3,2,1]; heapq.heapify(h); print(h, heapq.heapreplace(h, 10), heapq.heappushpop(h, 0), h, heapq.nlargest(2,[1,5,3]), heapq.nsmallest(2,[1,5,3]), heapq.nlargest(2,['a','bbb','cc'],key=len), heapq.nsmallest(1,[]), heapq.nlargest(10,[1,2]), heapq.nsmallest(3, (x*7%10 for x in range(10))), heapq.nlargest(3, (x*7%10 for x in range(10)), key=lambda x: -x))
print(list(heapq.merge([1,4],[2,3],[0])), list(heapq.merge([4,1],[3,2],reverse=True)), list(heapq.merge(['a','ccc'],['bb'],key=len)))
h=[1,5,2]; heapq.heapify_max(h); heapq.heappush_max(h, 7); print(h, heapq.heappop_max(h), heapq.heapreplace_max(h,0), heapq.heappushpop_max(h,3), h)
a=[1,2,2,3]; print(bisect.bisect(a,2), bisect.bisect_left(a,2), bisect.bisect_right(a,2,0,2), bisect.bisect(a,-2,key=lambda x:-x)); bisect.insort(a,2.5); bisect.insort_left(a,0); print(a); t(lambda: bisect.bisect([],1,-1))
class P:
    def __init__(s,x): s.x=x
    def __eq__(s,q): return s.__dict__==q.__dict__
p=P([1]); q=copy.copy(p); r=copy.deepcopy(p); print(q==p, q.x is p.x, r==p, r.x is p.x)
l=[1,[2]]; l.append(l); m=copy.deepcopy(l); print(m[2] is m, m[1] is l[1], copy.copy(l)[1] is l[1])
d={'a':[1],(1,2):{3}}; e=copy.deepcopy(d); print(e, e['a'] is d['a'], copy.deepcopy((1,[2])), copy.copy((1,)))
tt=(1,'a'); print(copy.deepcopy(tt) is tt, copy.copy(3), copy.copy(len) is len, copy.deepcopy(P) is P, copy.copy({1}), copy.deepcopy(frozenset([1])), copy.copy(bytearray(b'a')))
class S:
    __slots__=('a','b')
s=S(); s.a=[1]; u=copy.deepcopy(s); print(u.a, u.a is s.a, hasattr(u,'b'))
class L(list): pass
x=L([1,[2]]); x.n=5; y=copy.deepcopy(x); print(y, type(y), y.n, y[1] is x[1])
class D(dict): pass
print(copy.copy(D(a=1)), type(copy.copy(D(a=1))))
class I(int): pass
i=I(5); i.z=1; j=copy.copy(i); print(j, j.z, type(j))
class C:
    def __copy__(s): return 'copied'
    def __deepcopy__(s, memo): return 'deep'
print(copy.copy(C()), copy.deepcopy([C()]))
class R:
    def __init__(s, a): s.a=a
    def __reduce__(s): return (R, (s.a+1,))
print(copy.copy(R(1)).a)
class G:
    def __getstate__(s): return {'st': 1}
    def __setstate__(s, st): s.got=st
print(copy.copy(G()).got)
t(lambda: copy.copy((x for x in ()))); t(lambda: copy.deepcopy({'a': (x for x in ())}))
class N:
    def __init__(s): s.parent=None; s.kids=[]
root=N(); k=N(); k.parent=root; root.kids.append(k); c=copy.deepcopy(root); print(c.kids[0].parent is c)
e=ValueError('a',1); print(repr(copy.copy(e)), copy.deepcopy(e).args)
from collections import namedtuple, Counter, defaultdict, OrderedDict, deque
T=namedtuple('T','a b'); print(copy.copy(T(1,[2])), copy.deepcopy(T(1,[2])), copy.replace(T(1,2), a=5), copy.copy(Counter('aab')), copy.deepcopy(defaultdict(list,{1:[2]})), copy.copy(deque([1],3)), copy.deepcopy(deque([[1]])), copy.deepcopy(OrderedDict(a=[1])))
t(lambda: copy.replace(3, a=1))
print(object().__reduce_ex__(2)[1], P(1).__reduce_ex__(4)[2], P(1).__getstate__(), object().__getstate__())
import weakref; o2=P(1); w=weakref.ref(o2); print(copy.copy(w) is w)
class M:
    def m(s): return s.v
m=M(); m.v=[1]; mm=copy.deepcopy(m.m); print(mm.__self__ is m, mm() is m.v)
