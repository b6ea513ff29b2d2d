# Warnings: filters, stack levels, records.
import warnings, sys
class W:
    def __init__(s): s.t=[]
    def write(s,x): s.t.append(x)
    def flush(s): pass
def run(f):
    w=W(); old=sys.stderr; sys.stderr=w
    try: f()
    except Exception as e: print(type(e).__name__, e)
    finally: sys.stderr=old
    print("".join(w.t).replace(__file__,"F"))
def dep(): warnings.warn("old", DeprecationWarning, stacklevel=2)
def a():
    warnings.warn("hello")
    for i in range(3): warnings.warn("loop")
    dep(); dep()
    warnings.warn(RuntimeWarning("rt"))
    warnings.warn("pend", PendingDeprecationWarning)
run(a)
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    for i in range(3): warnings.warn(f"w{i}")
    dep()
    print(len(log), [str(w.message) for w in log], log[0].category, log[0].lineno, log[-1].category)
    print(repr(log[0]).replace(__file__,"F").split(" object at ")[0])
def b():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.warn("now error")
run(b)
with warnings.catch_warnings(action="ignore"):
    run(lambda: warnings.warn("x"))
def once():
    warnings.simplefilter("once")
    for i in range(2): warnings.warn("same")
    warnings.warn("same")
run(once)
warnings.resetwarnings(); print(warnings.filters)
print(warnings.formatwarning("m", UserWarning, "f.py", 3, "line text"))
run(lambda: warnings.showwarning("m", UserWarning, "f.py", 3))
run(lambda: warnings.warn("x", int)); run(lambda: warnings.warn("x", 3)); run(lambda: warnings.simplefilter("nope")); run(lambda: warnings.warn_explicit("m", UserWarning, "f.py", 7))
run(lambda: warnings.warn("deep", stacklevel=50))
print(warnings.catch_warnings(record=True))
