from collections.abc import *
import collections.abc as ca
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
objs = [1, 'a', b'', bytearray(), [], (), {}, set(), frozenset(), range(3), iter([]), (x for x in ()), {}.keys(), {}.values(), {}.items(), print, int, object(), int.__dict__, 1.5, None, zip(), map(str, []), enumerate([]), slice(1), reversed([])]
objs = [1, 'a', b'', [], (), {}, set(), frozenset(), range(3), iter([]), {}.values(), print, int, object(), int.__dict__, None]
for n in ca.__all__:
    if n in ("ByteString", "Awaitable", "Coroutine", "Hashable"):
        continue
    c = getattr(ca, n)
    print(n, c, c.__module__, ''.join('1' if isinstance(o, c) else '.' for o in objs), sorted(c.__abstractmethods__), [b.__name__ for b in c.__mro__])
class S(Sequence):
    def __init__(self, *a): self.a = a
    def __len__(self): return len(self.a)
    def __getitem__(self, i): return self.a[i]
s = S(1,2,3,2)
print(list(s), list(reversed(s)), s.index(2), s.count(2), 3 in s, 9 in s, s.index(2, 2), s.index(3, -3, -1))
t(lambda: s.index(10))
t(Sequence)
class M(MutableMapping):
    def __init__(self, *a, **k): self.d = {}; self.update(*a, **k)
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
    def __repr__(self): return f'M({self.d})'
m = M({'a': 1}, b=2)
print(m, m.keys(), m.items(), m.values(), list(m.items()), dict(m), m == {'a': 1, 'b': 2}, m.get('z', 5), 'a' in m, {**m})
print(m.pop('a'), m.pop('zz', None), m.setdefault('q', 7), m.setdefault('q', 8), m)
t(lambda: m.pop('zz'))
print(m.popitem(), m, m.keys() & {'q'}, sorted(m.keys() | {'w'}), ('q', 7) in m.items(), 7 in m.values(), len(m.keys()))
m.clear(); t(m.popitem)
t(lambda: hash(m))
t(lambda: reversed(m))
class L(MutableSequence):
    def __init__(self, *a): self.a = list(a)
    def __len__(self): return len(self.a)
    def __getitem__(self, i): return self.a[i]
    def __setitem__(self, i, v): self.a[i] = v
    def __delitem__(self, i): del self.a[i]
    def insert(self, i, v): self.a.insert(i, v)
l = L(3,1,2)
l.append(4); l.extend([5,6]); l += [7]; l.reverse(); print(l.a, l.pop(), l.pop(0)); l.remove(1); print(l.a); l.extend(l); print(l.a); l.clear(); print(l.a)
t(l.pop)
class MS(MutableSet):
    def __init__(self, it=()): self.s = set(it)
    def __contains__(self, x): return x in self.s
    def __iter__(self): return iter(sorted(self.s))
    def __len__(self): return len(self.s)
    def add(self, x): self.s.add(x)
    def discard(self, x): self.s.discard(x)
    def __repr__(self): return f'MS({sorted(self.s)})'
a, b = MS([1,2,3]), MS([2,3,4])
print(a & b, a | b, a - b, a ^ b, a < b, a <= MS([1,2,3,4]), a == MS([3,2,1]), a.isdisjoint(b), a & [1], a | [9], [1,7] - a, {1} & a, a > {1})
a |= [10]; print(a); a -= b; print(a); a ^= [1, 5]; print(a); a &= [5]; print(a); a.remove(5)
t(lambda: a.remove(5)); t(a.pop); t(lambda: a < 3); t(lambda: a & 3)
print(b._hash() == hash(frozenset([2,3,4])), MS()._hash() == hash(frozenset()))
class G(Generator):
    def send(self, v): return v
    def throw(self, t, v=None, tb=None): super().throw(t, v, tb)
g = G(); print(next(g), g.send(3), g.close(), iter(g) is g)
t(lambda: g.throw(ValueError('x')))
class C1:
    def __hash__(self): return 1
    __iter__ = None
print(isinstance(C1(), Hashable), isinstance(C1(), Iterable), issubclass(list, Hashable), issubclass(tuple, Hashable))
print(ca.__name__)
