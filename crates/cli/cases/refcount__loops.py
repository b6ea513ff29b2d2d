# What a loop holds: the variable, the list, the iterator.
import sys

class A:
    pass

for a in [A()]:
    print("module loop", sys.getrefcount(a))
del a
items = [A(), A()]
for a in items:
    print("module, named list", sys.getrefcount(a), sys.getrefcount(items))
print("after the loop", sys.getrefcount(items), sys.getrefcount(a))
del a
for i, a in enumerate(items):
    print("enumerate", i, sys.getrefcount(a))
for a, b in zip(items, items):
    print("zip", sys.getrefcount(a))
del a, b

def local():
    for a in [A()]:
        print("local loop", sys.getrefcount(a))
    print("local comprehension", [sys.getrefcount(c) for c in [A()]])
    print("local generator", list(sys.getrefcount(c) for c in [A()]))

local()
print("comprehension", [sys.getrefcount(c) for c in [A()]], [sys.getrefcount(c) for c in items])
