# Every way to import the modules there are.
import gc, sys as system
import weakref as w
from math import sqrt, floor as down
from gc import collect
import time

print(gc.__name__, system.__name__, w.__name__, sqrt(9), down(2.7), collect is gc.collect)
print(type(gc).__name__, repr(gc)[:11], hasattr(system, "getrefcount"), system.maxsize, system.version_info[:2], system.byteorder)
start = time.time()
first = time.perf_counter()
middle = time.monotonic()
print(start > 1_000_000_000, time.perf_counter() >= first, time.monotonic() >= middle, isinstance(time.time_ns(), int))
del gc
try:
    gc.collect()
except NameError as error:
    print(error)
import gc
print(gc.isenabled(), system.getrecursionlimit(), system.modules["gc"] is gc)
def inside():
    import math
    return math.pi
print(inside(), "math" in dir())
gc.attribute = 5
print(gc.attribute)
del gc.attribute
try:
    gc.nothing
except AttributeError as error:
    print(error)
try:
    del gc.nothing
except AttributeError as error:
    print(error)
