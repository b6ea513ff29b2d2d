import atexit, sys, gc
class D:
    def __init__(s, n): s.n = n
    def __del__(s): print("del", s.n)
atexit.register(lambda: print("atexit", hasattr(sys, "last_exc"), type(getattr(sys, "last_value", None)), sys.last_type))
def f():
    d = D("local")
    raise ValueError("x")
g = D("global")
f()
