import sys, io
old = sys.stderr
sys.stderr = buf = io.StringIO()
class D:
    def __del__(self): raise ValueError("x")
D()
sys.stderr = old
print("caught:", "ValueError: x" in buf.getvalue())
import contextlib
buf = io.StringIO()
with contextlib.redirect_stderr(buf):
    D()
print(buf.getvalue().count("\n"))
def f():
    d = D()
    raise SystemExit("leaving")
f()
