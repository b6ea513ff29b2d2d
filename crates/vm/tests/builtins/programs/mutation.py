import sys
def cap(l): return (sys.getsizeof(l) - 56) // 8
# list mutated while being compared
class Evil:
    def __init__(self, target): self.target = target
    def __eq__(self, other):
        self.target.clear()
        return False
l = []
l.extend([Evil(l), Evil(l), 1, 2])
print(l.count(5), l)
l.extend([Evil(l), 1])
try: print(l.index(1))
except ValueError as e: print(e)
l.extend([Evil(l), 1])
try: l.remove(1)
except ValueError as e: print(e)
class EqTrue:
    def __init__(self, target): self.target = target
    def __eq__(self, other):
        self.target.clear()
        return True
l.extend([EqTrue(l), 1])
print(l.remove(7), l)
# sort
l = [3, 1, 2]
try: l.sort(key=lambda x: l.append(x) or x)
except ValueError as e: print(e, l)
l = [3, 1, 2]
def see(x):
    print('len', len(l))
    return x
l.sort(key=see); print(l)
class Lt:
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        print('lt', self.v, o.v, end=';')
        return self.v < o.v
    def __repr__(self): return 'L%d' % self.v
for data in ([3,1,2], [5,4,3,2,1], [1,2,3,4], [2,2,1,1,2], [1,1,1,0], [3,3,2,2,1,1,4,5], [9,8,8,8,7,1,1,2,3], list(range(10,0,-1)) + [3, 7], [4, 4, 4], [2, 1, 1, 1, 0, 0, 5, 5]):
    x = [Lt(v) for v in data]
    x.sort(); print(x)
    x = [Lt(v) for v in data]
    x.sort(reverse=True); print(x)
class Boom:
    def __lt__(self, o): raise ZeroDivisionError('lt')
l = [3, 2, Boom(), 1]
try: l.sort()
except (ZeroDivisionError, TypeError) as e: print(type(e).__name__, e, len(l))
try: [1, 2].sort(key=lambda x: 1 / 0)
except ZeroDivisionError as e: print(e)
# extend
def g(l):
    yield 1
    print(len(l))
    l.append('x')
    yield 2
l = [0]
l.extend(g(l)); print(l)
def bad():
    yield 1
    raise KeyError('bad')
l = [0]
try: l.extend(bad())
except KeyError as e: print(e, l)
try: print(list(bad()))
except KeyError as e: print('list', e)
try: print(tuple(bad()))
except KeyError as e: print('tuple', e)
try: print(set(bad()))
except KeyError as e: print('set', e)
try: print(dict(bad()))
except Exception as e: print('dict', type(e).__name__, e)
try: print(dict.fromkeys(bad()))
except KeyError as e: print('fromkeys', e)
try: print(','.join(bad()))
except KeyError as e: print('join', e)
# dict
class K:
    def __init__(self, v, h=1): self.v, self.h = v, h
    def __hash__(self): return self.h
    def __eq__(self, o):
        print('eq', self.v, getattr(o, 'v', o))
        return isinstance(o, K) and self.v == o.v
    def __repr__(self): return f'K{self.v}'
d = {K(1): 'a', K(2): 'b', K(3): 'c'}
print(d[K(3)], d.get(K(4)), d.pop(K(2)), d.setdefault(K(1), 'z'), d)
d2 = {}; t = set()
class Mutate(K):
    __hash__ = K.__hash__
    def __eq__(self, o):
        d2.clear()
        return False
d2 = {Mutate(1): 1, Mutate(2): 2}
print(d2.get(Mutate(3)), d2)
d2 = {Mutate(1): 1}
d2.update({K(9): 9}); print(d2)
class Src(dict):
    def keys(self):
        print('keys'); return ['x']
    def __getitem__(self, k):
        print('get', k); return k
print(dict(Src(a=1)), {**Src(a=1)})
class Src2(dict):
    def __iter__(self):
        print('iter'); return iter(['y'])
    def keys(self):
        print('keys2'); return ['y']
    def __getitem__(self, k): return k * 2
print(dict(Src2(a=1)))
class K5:
    def keys(self): return 5
try: dict(K5())
except TypeError as e: print(e)
try: {}.update([1])
except TypeError as e: print(e, e.__notes__)
class Grow:
    def __init__(self, s): self.s = s
    def __hash__(self): return 1
    def __eq__(self, o):
        self.s[len(self.s)] = 1
        return False
big = {}
src = {1: 1, Grow(big): 2}
# sets
s = {K(1), K(2), K(3)}
print(K(2) in s, s.isdisjoint([K(7)]), len(s | {K(1), K(9)}), len(s & {K(1), K(2)}), len(s - {K(1)}), len(s ^ {K(1), K(8)}))
s.discard(K(1)); print(len(s)); s.add(K(2)); print(len(s))
print(s.issubset([K(2), K(3)]), s.issuperset([K(2)]), s == {K(2), K(3)})
class Clear(K):
    __hash__ = K.__hash__
    def __eq__(self, o):
        t.clear()
        return False
t = {Clear(1), Clear(2)}
print(len(t.union([Clear(3)])), len(t))
t = {Clear(1), Clear(2)}
t.update([Clear(5)]); print(len(t))
t = {Clear(1), Clear(2)}
t.difference_update([Clear(5), Clear(6)]); print(len(t))
t = {Clear(1), Clear(2)}
print(len(t & {Clear(1)}), len(t))
t = {Clear(1)}
print(len(t.symmetric_difference([Clear(4), Clear(5)])), len(t))
# sizes
print([cap(list(set(range(n)))) for n in range(12)], [cap(list(range(n))) for n in range(12)], [cap(list(x for x in range(n))) for n in range(12)])
l = []
caps = []
for i in range(40):
    l.append(i); caps.append(cap(l))
while l:
    l.pop(); caps.append(cap(l))
print(caps)
print([cap(' '.join(['ab'] * n).split()) for n in range(20)], [cap(','.join(['ab'] * n).split(',')) for n in range(20)], [cap('\n'.join(['ab'] * n).splitlines()) for n in range(12)])
print([sys.getsizeof(set(range(n))) for n in (0, 4, 5, 18, 19, 76, 77)], sys.getsizeof(set(range(20)).copy()), sys.getsizeof(set(list(range(20)))), sys.getsizeof(set(range(20)) | set(range(30))), sys.getsizeof({1} - {1}), sys.getsizeof(frozenset(range(20))))
print([sys.getsizeof(dict.fromkeys(range(n))) for n in range(12)], [sys.getsizeof(dict.fromkeys({i: 1 for i in range(n)})) for n in range(12)], [sys.getsizeof(dict.fromkeys(set('abcdefghijkl'[:n]))) for n in range(12)])
print([sys.getsizeof(dict({i: 1 for i in range(n)})) for n in range(0, 30, 3)], [sys.getsizeof(dict([(i, 1) for i in range(n)])) for n in range(0, 30, 3)], [sys.getsizeof(dict(**{str(i): 1 for i in range(n)})) for n in range(0, 30, 3)])
def upd(n, m):
    d = {i: 1 for i in range(n)}
    d.update({i + 100: 1 for i in range(m)})
    return sys.getsizeof(d)
print([upd(n, m) for n in (0, 1, 5, 6, 10) for m in (0, 1, 5, 6, 11, 30)])
d = {i: 1 for i in range(30)}
for i in range(25): d.pop(i)
print(sys.getsizeof(d), sys.getsizeof(d.copy()), sys.getsizeof(dict(d)), sys.getsizeof({**d}), sys.getsizeof(d | {}))
s = set(range(100)); s.difference_update(range(90)); print(sys.getsizeof(s), sys.getsizeof(s.copy()))
s = set(range(100)); s.clear(); print(sys.getsizeof(s))
b = bytearray(b'abc'); print(sys.getsizeof(b)); b.append(1); print(len(b)); b.clear(); print(sys.getsizeof(bytearray()))
x = object()
print(sys.getrefcount(x)); l = [x]; l.append(x); l.extend([x, x]); l.insert(0, x); print(sys.getrefcount(x)); l.pop(); l.remove(x); del l[0]; print(sys.getrefcount(x))
d = {x: x}; d.setdefault('a', x); d.update(b=x); d2 = d.copy(); d.pop('a'); print(sys.getrefcount(x)); del d, d2, l; s = {x}; s2 = s | {x}; s.discard(x); t = (x,) * 5; print(sys.getrefcount(x)); t = tuple([x]); t.index(x); t.count(x); sorted([x, x], key=id); '{}{}'.format(x, x); '%s' % x; print(sys.getrefcount(x))
