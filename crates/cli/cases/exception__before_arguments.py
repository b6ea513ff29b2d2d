# Which comes first, an exception or its tuple of arguments, and whose that tuple is.
import gc
gc.collect(); gc.disable()
class X: pass
class E(KeyError): pass
class I(Exception):
    def __init__(self, *a): pass
class S(Exception):
    def __init__(self, *a): super().__init__(*a)
class N(Exception):
    def __new__(cls, *a): return super().__new__(cls, *a)
x = X()
same = []
def order(make):
    out = []
    for i in range(3):
        e = make()
        l = list(map(id, gc.get_objects()))
        out.append(''.join(t for _, t in sorted((l.index(id(v)) if id(v) in l else -1, t) for t, v in (('e', e), ('a', e.args)))))
    return out
for t in (KeyError, ValueError, BaseException, Exception, OSError, StopIteration, SystemExit, ImportError, AttributeError, NameError, SyntaxError, E, I, S, N, KeyboardInterrupt, UnicodeError, FileNotFoundError, IndentationError, MemoryError):
    def one(t=t):
        try: raise t(x)
        except BaseException as e: return e
    def star(t=t):
        a = (x,)
        e = t(*a)
        same.append(e.args is a)
        return e
    def none(t=t):
        return t()
    same = []
    print(t.__name__, order(one), order(star), same, order(none))
for what in ('{}[5]', '[][5]', '1/0', 'undefined', 'int("x")', 'x.y', '(1,).foo', 'next(iter([]))', 'open("/nonexistent")', '[].remove(5)', 'int([])', '{}.pop(3)', 'eval("(")', 'next(g)'):
    def f(what=what):
        try: eval(what, {'x': x, 'g': (i for i in ())})
        except Exception as e: return e
    print(what, order(f))
def a():
    try: assert x, 5
    except AssertionError as e: return e
def b():
    try: assert not x, x
    except AssertionError as e: return e
def c():
    try: assert not x
    except AssertionError as e: return e
def d():
    try: raise KeyError
    except KeyError as e: return e
print(order(b), order(c), order(d))
