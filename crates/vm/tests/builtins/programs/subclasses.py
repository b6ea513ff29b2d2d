import sys
# methods on the class, unbound, through super
class L(list):
    def append(self, x):
        print('append', x); super().append(x)
    def __init__(self, *a, tag=None):
        super().__init__(*a); self.tag = tag
l = L([1, 2], tag='t'); l.append(3); print(l, l.tag, l + [4], l == [1, 2, 3])
class D(dict):
    def __missing__(self, k): return 'missing ' + str(k)
    def __setitem__(self, k, v): print('set', k); super().__setitem__(k, v)
d = D(a=1); d['b'] = 2; d.update(c=3); print(d['zz'], d, d.get('q'), d.setdefault('r', 5), d.pop('a'))
class S(set):
    def add(self, x): print('add', x); super().add(x)
s = S([1, 2]); s.add(3); print(s, s | {9}, s.copy())
class F(frozenset):
    def __new__(cls, it, extra): self = super().__new__(cls, it); self.extra = extra; return self
f = F([1, 2], 'e'); print(f, f.extra, f | {5}, hash(f) == hash(frozenset([1, 2])))
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
    @property
    def first(self): return self[0]
t = T(1, 2, 3); print(t, t.first, t + (4,), t[1:], t.count(2), type(t[:]))
class I(int):
    def __new__(cls, v, name): self = super().__new__(cls, v); self.name = name; return self
    def __add__(self, o): return I(int(self) + o, self.name)
i = I(5, 'n'); print(i, i.name, (i + 3).name, 3 + i, i * 2, int(i), i.bit_length(), f'{i:03d}', '%d' % i)
class FL(float):
    pass
x = FL('2.5'); print(x, x + 1, type(x + 1), x.is_integer(), round(x), f'{x:.2f}', FL(3).hex())
class ST(str):
    def __new__(cls, v, n=0): self = super().__new__(cls, v); self.n = n; return self
    def upper(self): return 'UP:' + super().upper()
s = ST('abc', n=4); print(s, s.n, s.upper(), s.title(), s + 'd', s[0], s.join(['x', 'y']), len(s), {s: 1}['abc'])
class B(bytes): pass
b = B(b'ab'); print(b, b.hex(), b + b'c', type(b[:]), b.decode())
class BA(bytearray): pass
b = BA(b'ab'); b.append(99); print(b, len(b), b[0])
class C(complex): pass
print(C('1+2j'), C(1, 2).imag)
print(list.append([1], 2), str.upper('x'), dict.get({1: 2}, 1), int.__add__(1, 2), list.__len__([1]))
# iterables: anything
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return iter(range(self.n))
class Getitem:
    def __getitem__(self, i):
        if i == 3: raise IndexError
        return i * 10
class LenHint:
    def __init__(self): self.n = 3
    def __iter__(self): return self
    def __next__(self):
        self.n -= 1
        if self.n < 0: raise StopIteration
        return self.n
    def __length_hint__(self):
        print('hint'); return 20
for src in (It(3), Getitem(), 'xyz', b'ab', {5: 6}, range(4), (c for c in 'pq'), map(str, [1, 2]), zip('ab', 'cd'), enumerate('a'), reversed([1, 2]), {7}):
    a = list(src)
    print(a, end=' ')
print()
for src in (It(3), Getitem(), 'xyz', range(4)):
    print(tuple(src), sorted(set(src), key=str), sum(1 for _ in src), [*src], {*()}, dict.fromkeys(src, 0))
l = list(LenHint()); print(l, sys.getsizeof(l))
class Len:
    def __len__(self): print('len'); return 7
    def __iter__(self): return iter([1, 2])
print(sys.getsizeof(list(Len())), tuple(Len()))
class BadLen:
    def __len__(self): raise ZeroDivisionError('len')
    def __iter__(self): return iter([1])
try: print(list(BadLen()))
except ZeroDivisionError as e: print(e)
class BadHint:
    def __length_hint__(self): return 'a'
    def __iter__(self): return iter([1])
try: print(list(BadHint()))
except TypeError as e: print(e)
class NegHint:
    def __length_hint__(self): return -1
    def __iter__(self): return iter([1])
try: print(list(NegHint()))
except ValueError as e: print(e)
# iteration and change
l = [1, 2, 3]
for v in l:
    if v < 3: l.append(v + 10)
    if len(l) > 8: break
print(l)
d = {1: 1}
try:
    for k in d: d[k + 1] = 1
except RuntimeError as e: print(e)
s = {1}
try:
    for k in s: s.add(k + 1)
except RuntimeError as e: print(e)
d = {1: 1, 2: 2}
try:
    for k in d: d.pop(k); d[k + 5] = 1
except RuntimeError as e: print(e)
try:
    for k, v in d.items(): del d[k]
except RuntimeError as e: print(e)
# finalizers at work inside methods
class Del:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n, end=' ')
l = [Del(i) for i in range(4)]
l.pop(); print(); l.clear(); print('cleared', l)
l = [Del(i) for i in range(4)]; l[1:3] = []; print('sliced', len(l)); l *= 0; print('gone')
d = {i: Del(i) for i in range(3)}; d.pop(1); print('popped'); d.update({0: 5}); print('updated'); d.clear(); print('cleared')
s = {Del(1)}; s.pop(); print('set popped')
s = {Del(2)}; s.clear(); print('set cleared')
s = {Del(3)}; s &= {1}; print('and')
class DelClears:
    def __init__(self, l): self.l = l
    def __del__(self): self.l.append('from del')
l = []
l.append(DelClears(l)); l.clear(); print(l)
l = []
l.extend([DelClears(l), 1]); l[:] = []; print(l)
l = []
l.extend([DelClears(l), 1]); del l[0]; print(l)
l = [1]
l[0] = DelClears(l); l[0] = 5; print(l)
d = {}
class DelDict:
    def __del__(self): d['x'] = 'from del'
d['a'] = DelDict(); d.clear(); print(d)
d['a'] = DelDict(); d['a'] = 1; print(d)
d['a'] = DelDict(); d.update(a=2); print(d)
print(sorted([3, 1, 2], key=lambda v: Del(v) and -v)); print()
print(max([Del(9), Del(8)], key=lambda v: v.n).n); print()
