# sys.exit unwinds: finally blocks, with blocks, finalizers, then atexit.
import atexit
import sys
class Noisy:
    def __init__(self, name): self.name = name
    def __enter__(self): return self
    def __exit__(self, kind, *rest): print("exit", self.name, kind.__name__)
    def __del__(self): print("del", self.name)
atexit.register(print, "atexit")
def inner():
    local = Noisy("local")
    try:
        sys.exit(7)
    finally:
        print("finally")
def outer():
    with Noisy("with"):
        inner()
top = Noisy("top")
try:
    outer()
except Exception:
    print("SystemExit is no Exception")
