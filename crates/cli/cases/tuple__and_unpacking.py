# Tuples and every form of unpacking.
t = 1, 2, 3
print(t, (), (1,), (1, 2) + (3,), (0,) * 3, t[1:], t[::-1], t.index(2), t.count(1), len(t), 2 in t, t < (1, 3), hash(t) == hash((1, 2, 3)))
a, b, c = t
(d, [e, f]), g = (1, "xy"), 2
h, *i = t
*j, k = t
m, *n, o = range(6)
print(a, b, c, d, e, f, g, h, i, j, k, m, n, o)
a, b = b, a
[p, q], r = {1: 2, 3: 4}, "z"
x = y = z = []
print(a, b, p, q, r, x is z)
first, (second, *rest), *last = 1, (2, 3, 4), 5, 6
print(first, second, rest, last)
table = {}
items = [0, 0]
table["k"], items[0], items[1] = 1, 2, 3
i = 0
i, items[i] = 1, "index is new"
print(table, items)
for n, (u, *v) in enumerate([(1, 2, 3), "ab"]):
    print(n, u, v)
print(*t, *[4], {**{"a": 1}, "b": 2, **{"a": 3}}, [*t, *t], (*t, 0), {*[1, 1, 2]})
u: int = 5
w: str
print(u)
try:
    a, b = 1, 2, 3
except ValueError as error:
    print(error)
try:
    a, *b, c = [1]
except ValueError as error:
    print(error)
try:
    t[0] = 1
except TypeError as error:
    print(error)
mixed = (1, [2])
try:
    mixed[1] += [3]
except TypeError as error:
    print(error, mixed)
