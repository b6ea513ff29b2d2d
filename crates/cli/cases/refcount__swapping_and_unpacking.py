# Swaps and unpacking leave the counts as they were.
import sys
x, y = object(), object()
cx, cy = sys.getrefcount(x), sys.getrefcount(y)
x, y = y, x
print(sys.getrefcount(x) - cy, sys.getrefcount(y) - cx)
items = [x, y]
a, b = items
print(sys.getrefcount(x) - cy)
items[0], items[1] = items[1], items[0]
print(sys.getrefcount(x) - cy, items[1] is x)
first, *rest = items
print(sys.getrefcount(x) - cy, rest[0] is x)
del a, b, first, rest, items
print(sys.getrefcount(x) - cy, sys.getrefcount(y) - cx)
