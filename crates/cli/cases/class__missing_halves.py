# Annotations kept by classes, items and attributes without one of the methods, errors of the heap and operator modules.
class A:
    x: int = 1
    y: undefined
print(list(A.__dict__))
class B:
    x: int
print(list(B.__dict__)); B.__annotations__; print(list(B.__dict__)); print([n for n in dir(B()) if 'ann' in n])
class C: pass
print(list(C.__dict__)); C.__annotations__; print(list(C.__dict__)); print([n for n in dir(C()) if 'ann' in n], [n for n in dir(C) if 'ann' in n])
class D(B): pass
D.__annotations__; print(list(D.__dict__))
class K:
    def __delitem__(self, k): print('del', k)
class L:
    def __setitem__(self, k, v): print('set', k)
class M(list):
    def __delitem__(self, k): print('del', k)
def t(f):
    try: f()
    except Exception as e: print(type(e).__name__, e)
def s(x): x[1] = 2
def d(x): del x[1]
def sl(x): x[1:2] = 2
def dl(x): del x[1:2]
for c in (K(), L(), M([1,2,3]), (), 5): 
    for f in (s, d, sl, dl): t(lambda: f(c))
class D1:
    def __set__(self, o, v): print('set')
class D2:
    def __delete__(self, o): print('delete')
class X: a = D1(); b = D2()
x = X()
def f(): x.a = 1
def g(): del x.a
def h(): x.b = 1
def i(): del x.b
for q in (f,g,h,i): t(q)
class SA:
    def __setattr__(self, n, v): print('setattr')
def j(): del SA().zz
t(j)
class DA:
    def __delattr__(self, n): print('delattr')
def k(): DA().zz = 5
t(k)
import heapq, operator
for fn in [lambda: heapq.heappop([]), lambda: heapq.heapreplace([], 1), lambda: heapq.heappop_max([]), lambda: heapq.heapreplace_max([],1), lambda: heapq.heappushpop([],1), lambda: operator.countOf(5,4), lambda: operator.indexOf(5,4), lambda: operator.contains(5,4), lambda: operator.indexOf([5],4), lambda: 4 in 5]: t(fn)
