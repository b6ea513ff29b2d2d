# star expressions everywhere
def args(*a, **k): return a, k
def show(*a, **k): print(a, k)
l = [1, 2]; t = (3,); d = {"x": 1}; e = {"y": 2}
print([*l, *t, 0], (*l, *t), {*l, *t}, {**d, **e, "z": 3}, {**d, "x": 5})
print(args(*l, 5, *t, **d, z=1, **e))
a, *b = range(4); print(a, b)
*a, b = "xyz"; print(a, b)
a, (b, *c), *q = 1, "abc", 4, 5; print(a, b, c, q)
[a, *b] = 1, ; print(a, b)
for x, *y in [(1, 2, 3), "ab"]: print(x, y)
print(*l, *t, sep="-", end="!\n")
def f(): return *l, *t
def g(): yield *l, 9
print(f(), next(g()))
x = *l, ; print(x)
print(l[0:1], [*"ab"][::-1], {**{}, **dict(a=1)})
class A:
    def __getitem__(self, k): return k
    def __class_getitem__(cls, k): return k
print(A()[*l], A()[1, *t, :2], A[*l, ...], A()[1:2, 3], A()[()], A()[1,])
try: args(*1)
except TypeError as x: print(x)
try: args(**1)
except TypeError as x: print(x)
try: args(**{1: 2})
except TypeError as x: print(x)
try: args(**d, **{"x": 2})
except TypeError as x: print(x)
try: args(x=1, **d)
except TypeError as x: print(x)
try: a, b = 1
except TypeError as x: print(x)
try: a, b = 1, 2, 3
except ValueError as x: print(x)
try: a, b, *c = 1,
except ValueError as x: print(x)
try: a, b = "x"
except ValueError as x: print(x)
try: [a, b, c] = {1: 2}
except ValueError as x: print(x)
try: {**1}
except TypeError as x: print(x)
try: [*1]
except TypeError as x: print(x)
try: (*1,)
except TypeError as x: print(x)
def kw(a, /, b, *, c=1, **d): return a, b, c, d
print(kw(1, 2), kw(1, b=2, c=3, a=4), kw(*l, **d))
for c in [lambda: kw(), lambda: kw(1), lambda: kw(1, 2, 3), lambda: kw(a=1, b=2), lambda: kw(1, 2, b=3), lambda: kw(1,2,c=1,**{"c":2})]:
    try: print(c())
    except TypeError as x: print(x)
del a, b
(a), ((b)) = 1, 2
print(a, b)
i = 0
def nxt():
    global i; i += 1; return i
r = [0] * 10
r[nxt()], r[nxt()] = nxt(), nxt(); print(r)
x = y = z = []; x.append(1); print(y, z is x)
n = [1, 2, 3]; n[1:2] = *n, 9; print(n)
n[::2] = "abc"[:len(n[::2])]; print(n)
try: n[::2] = [1]
except ValueError as x: print(x)
