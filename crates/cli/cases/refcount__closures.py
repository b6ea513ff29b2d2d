# A variable shared with an inner function lives in a cell, and the cell holds it.
import sys

def outer():
    a = []
    print("outer before", sys.getrefcount(a))

    def inner():
        return sys.getrefcount(a)

    print("outer after", sys.getrefcount(a))
    print("inner", inner())
    return inner

f = outer()
print("later", f())
cell = f.__closure__[0]
print("cell holds", sys.getrefcount(cell.cell_contents))
print("cell", sys.getrefcount(cell))
print("function", sys.getrefcount(f))
g = f
print("function", sys.getrefcount(f))
h = lambda: f
print("function", sys.getrefcount(f))
