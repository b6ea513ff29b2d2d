# frame.f_locals is a dict of the locals as they are, not a proxy that writes to them.
import sys
def f():
    x = 1
    sys._getframe().f_locals["x"] = 2
    return x, type(sys._getframe().f_locals).__name__
print(f())
