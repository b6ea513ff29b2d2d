# What a suspended generator holds.
import sys

x = []

def holds(value):
    local = []
    yield sys.getrefcount(local)
    yield sys.getrefcount(value)

g = holds(x)
print(sys.getrefcount(x), sys.getrefcount(g))
print(next(g), next(g))
print(sys.getrefcount(x))
del g
print(sys.getrefcount(x))
g = (value for value in x)
print(sys.getrefcount(x))
print(list(g), sys.getrefcount(x))

def delegate(value):
    yield from holds(value)

g = delegate(x)
print(next(g), sys.getrefcount(x))
g.close()
print(sys.getrefcount(x))
