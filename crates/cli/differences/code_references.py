# A running frame does not count its code object, CPython's does.
import sys
def f():
    return sys.getrefcount(f.__code__)
print(f() - sys.getrefcount(f.__code__))
