import sys
seen = []
def hook(u):
    print(u.exc_type.__name__, u.exc_value, u.err_msg, u.object.__name__, u.exc_traceback.tb_lineno)
sys.unraisablehook = hook
class D:
    def __del__(self): raise ValueError("x")
D()
sys.unraisablehook = sys.__unraisablehook__
D()
def bad(u): 1 / 0
sys.unraisablehook = bad
D()
