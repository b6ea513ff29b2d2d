# A tuple never changes, what it holds may.
t = (1, [2], {"k": 3})
t[1].append(9)
t[2]["k"] = 4
print(t)
for wrong in ("t[0] = 5", "del t[0]", "t.append(1)", "t[5]", "hash(t)"):
    try:
        exec(wrong)
    except (TypeError, AttributeError, IndexError) as error:
        print(type(error).__name__, error)
print(hash((1, "a")) == hash((1, "a")), (1, 2) < (1, 3), (1,) + (2,), (1, 2) * 2, 2 in (1, 2))
a, b = 1, 2
a, b = b, a
print(a, b)
first, *rest = "abc"
*init, last = range(4)
(x, (y, z)) = (1, (2, 3))
print(first, rest, init, last, x, y, z)
print((), (1,), 1, tuple("ab"), (1, 2, 3)[1:], (1, 2, 1).count(1), ("a", "b").index("b"))
t = (1, 2)
u = t
t += (3,)
print(t, u, t is u)
print(t[:] is t, tuple(t) is t, (1, 2)[:1] is (1,)[:1] if False else "copies of slices")
from collections import namedtuple
P = namedtuple("P", "x y", defaults=[0])
p = P(1)
print(p, p.x, p._replace(y=5), p._asdict(), P._fields, p == (1, 0), isinstance(p, tuple))
try:
    p.x = 3
except AttributeError as error:
    print(error)
