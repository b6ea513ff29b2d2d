# Each kind of container takes one reference per place and gives it back.
import sys

x = object()
base = sys.getrefcount(x)

def more():
    return sys.getrefcount(x) - base

l = [x]
print(more())
l *= 3
print(more())
l += [x]
l.extend((x, x))
print(more())
l.insert(0, x)
l[0:2] = []
print(more())
copy = l[:]
print(more())
del copy, l[1:]
print(more())
s = {x}
s.add(x)
f = frozenset(s)
print(more())
d = {x: x}
d[x] = x
e = dict(d)
print(more())
d.pop(x)
e.clear()
print(more())
t = (x,) * 5
u = t + t
print(more())
del t, u, s, f, l
print(more())
r = [y for y in [x] for _ in range(3)]
print(more())
del r
print(more())
