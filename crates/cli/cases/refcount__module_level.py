# sys.getrefcount at module level: names, containers, attributes each count one.
import sys

class Box:
    pass

x = []
print("one name", sys.getrefcount(x))
y = x
print("two names", sys.getrefcount(x))
l = [x, x]
print("twice in a list", sys.getrefcount(x))
t = (x,)
d = {"key": x, 1: x}
print("tuple and dict values", sys.getrefcount(x))
box = Box()
box.a = x
print("attribute", sys.getrefcount(x))
Box.b = x
print("class attribute", sys.getrefcount(x))
s = slice(x, None, x)
print("slice", sys.getrefcount(x))
i = iter(x)
print("iterator", sys.getrefcount(x))
m = x.append
print("bound method", sys.getrefcount(x))
x.append(x)
print("in itself", sys.getrefcount(x))
x.clear()
l.clear()
d.clear()
del y, t, box.a, Box.b, s, i, m
print("one name", sys.getrefcount(x))
a = b = c = []
print("three names", sys.getrefcount(a))
