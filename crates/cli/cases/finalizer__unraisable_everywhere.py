import gc, weakref, atexit, sys
class D:
    def __init__(self, n): self.n = n
    def __del__(self):
        x = self.helper(1, 2)
    def helper(self, a, b):
        try:
            {}["k"]
        except KeyError as e:
            raise ValueError("two\nlines") from e
d = D(1)
del d
class Plain:
    pass
p = Plain()
def callback(ref):
    return [1, 2][ref + 5]
w = weakref.ref(p, callback)
del p
def gen():
    try:
        yield 1
    finally:
        print(undefined_name + 1)
g = gen(); next(g); del g
def gen2():
    try:
        yield 1
    except GeneratorExit:
        yield 2
g = gen2(); next(g); del g
class N:
    def __del__(self):
        e = ValueError("noted")
        e.add_note("a note")
        raise e
N()
class F:
    def __repr__(self): raise RuntimeError
    def __call__(self, r): raise KeyError(3)
p = Plain()
w = weakref.ref(p, F())
del p
@atexit.register
def bye():
    def deeper():
        return (lambda: 1 / 0)()
    deeper()
atexit.register(print, "first")
class G:
    def __del__(self): self.nope()
g = G(); g.self = g
del g
gc.collect()
keep = D(2)
class X(Exception):
    def __str__(self): raise TypeError
class Y:
    def __del__(self): raise X()
Y()
class Z:
    def __del__(self): raise SystemExit(3)
Z()
print("end", flush=True)
