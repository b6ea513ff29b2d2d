# In a function the argument is borrowed from the local: one less than at module level.
import sys

g = []

def local():
    a = []
    print("one local", sys.getrefcount(a))
    b = a
    print("two locals", sys.getrefcount(a))
    c = [a]
    print("and a list", sys.getrefcount(a))
    del b
    print("one local less", sys.getrefcount(a))
    return c

def parameter(p):
    return sys.getrefcount(p)

def deeper(p):
    return parameter(p)

def deepest(p):
    return deeper(p)

kept = local()
print("returned in a list", sys.getrefcount(kept[0]))
print("temporary", parameter([]), deeper([]), deepest([]))
print("global", parameter(g), deeper(g), deepest(g))
print("local in the caller", (lambda q: parameter(q))(g))
print("keyword", parameter(p=g))

def default(p=[]):
    return sys.getrefcount(p)

print("default", default(), default([]))
