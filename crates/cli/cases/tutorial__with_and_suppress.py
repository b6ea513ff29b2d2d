# contextlib: suppress, closing, ExitStack, contextmanager.
import contextlib
@contextlib.contextmanager
def resource(name):
    print("open", name)
    try:
        yield name.upper()
    except KeyError as error:
        print("swallowed", error)
    finally:
        print("close", name)
with resource("a") as value:
    print(value)
with resource("b"):
    raise KeyError("k")
with contextlib.suppress(ZeroDivisionError):
    1 / 0
with contextlib.ExitStack() as stack:
    for name in "xy":
        stack.enter_context(resource(name))
    stack.callback(print, "callback")
    print("inside")
class Closable:
    def close(self): print("closed")
with contextlib.closing(Closable()) as c:
    pass
with resource("last"):
    raise ValueError("gets out")
