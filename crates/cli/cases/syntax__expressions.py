# Syntax in all its forms, together.
import sys
def fact(n): return 1 if n < 2 else n * fact(n - 1)
print(fact(20))
def outer():
    a = 1
    def mid():
        b = a + 1
        def inner():
            nonlocal a
            a += b
            return a, b
        return inner
    return mid()
print(outer()(), outer().__closure__ is not None, [c.cell_contents for c in outer().__closure__])
def dflt(a, b=[], *, c={}): b.append(a); c[a] = b; return b, c
print(dflt(1), dflt(2), dflt.__defaults__, dflt.__kwdefaults__)
lam = lambda *a, k=1, **kw: (a, k, kw)
print(lam(), lam(1, 2, k=3, z=4), lam.__name__, lam.__qualname__)
class A:
    def __init__(self): self.v = 1
    def __getattr__(self, n): return n.upper()
    def __call__(self, *a): return a
    def __iter__(self): return iter((1, 2))
    def __contains__(self, x): return x == 3
    def __len__(self): return 0
    def __bool__(self): return True
    def __enter__(self): return self
    def __exit__(self, *a): return True
    def __iadd__(self, o): self.v += o; return self
    def __matmul__(self, o): return "mat"
    def __index__(self): return 2
a = A(); a += 5
print(a.v, a.foo, a(1), [*a], 3 in a, bool(a), a @ 1, [0, 1, 2][a], a.v if a else 0)
with a: 1/0
def annotated(x: int, *a: str, y: "fwd" = 1, **k: list[int]) -> None: z: int = 3; return z
print(annotated.__annotations__, annotated(1))
class Ann:
    x: int; y: str = "a"
    def m(self: "Ann") -> "Ann": ...
print(Ann.__annotations__, Ann.m.__annotations__)
print((lambda: (yield))().__class__.__name__, type(x for x in ()).__name__)
print([x for x in range(10) if x % 2 if x > 3], {x: y for x, y in zip("ab", range(2))}, {x // 2 for x in range(5)}, sum(x * y for x in range(3) for y in range(x)))
def gen():
    yield
    got = yield 1, 2
    yield [got]
g = gen(); print(next(g), next(g), g.send("v"), next(g, "end"))
i = 10
print([i for i in range(3)], i, [(i, j) for i in range(2) for j in range(i + 1)])
try: print(undefined_name)
except NameError as e: print(e)
print(1 .real, 1.5.is_integer(), "a".upper().lower()[0], [1, 2, 3][1:][0], (1, 2) + (3,), {"a": 1}["a"])
print(0x1F, 0o17, 0b11, 1_0, 1e3, 1j * 1j, "a" "b", r"\n", b"\x00\xff", """x
y""", 'it''s', u"u", ...)
if 1: pass; print("semi"); x = 1; \
y = 2
print(x, y); print("a"); 
print(not True, -+-1, ~~5, 2 ** 3 ** 2, (2 ** 3) ** 2, 10 // 3 * 3 + 10 % 3, 1 < 2 == True, 3 - -3)
type = type; print(type(1)); match = 1; case = 2; _ = 3; print(match, case, _)
print(sys.getsizeof(1), __name__, __doc__)
def doc():
    """Docs
       indented
    """
print(repr(doc.__doc__))
class Slots:
    __slots__ = ("a", "__b")
    def __init__(self): self.a = 1; self.__b = 2
print(Slots().a, Slots()._Slots__b, Slots.__slots__)
try: Slots().c = 1
except AttributeError as e: print(e)
def f(a, b, /, c, *, d): pass
for args, kw in (((), {}), ((1,), {}), ((1, 2), {"c": 3}), ((1, 2, 3, 4), {"d": 1}), ((1, 2), {"a": 1, "c": 2, "d": 3}), ((1, 2, 3), {"d": 1, "e": 2}), ((), {"a": 1, "b": 2})):
    try: f(*args, **kw); print("ok")
    except TypeError as e: print(e)
print(f"{print.__name__}", print.__qualname__, len.__doc__ is not None)
try: int("x")
except ValueError as e: print(e)
else: print("no")
print(globals()["i"], "i" in dir(), vars()["i"])
