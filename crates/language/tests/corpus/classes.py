import mod
class A:
    x = 1
    y = [x for _ in range(3)]
    z = [q for q in y if q]
    w = {k: x for k in z}
    def f(self): return __class__
    def g(self): return super().g()
    __private = 1
    def h(self): return self.__private, self.__priv__, __x
    class B:
        def q(self): return super().q
        class C: pass
    lam = lambda self: self.x
    gen = (i for i in range(3))
    del x
class D(A, metaclass=M, k=1): pass
class E(A, *b, **k): pass
@d1
@d2(x)
class F:
    "doc"
@dd
def decorated(): pass
@a.b
# comment
@c
async def co(): await x
def outer():
    x = 1
    class L:
        y = x
        x = x
        def m(self): return x
    class M:
        nonlocal x
        x = 2
    class N:
        global x
        x = 3
        print(x)
    class O:
        print(x)
        z = [x for i in range(3)]
        zz = [lambda: i for i in range(3)]
    def f():
        return x, [x for y in range(x)], [lambda: (x, y) for y in range(3)]
    return L
def cells(a, b, *args, c, **kw):
    def inner(): return a, args, kw, d
    d = 1
    return inner
def comp(a):
    x = [lambda: i for i in a]
    i = 1
    y = [j for i in a for j in i if j if i]
    z = [(i, j) for i in a for j in [i * 2]]
    u = {a: b for a, b in z}
    v = [[i for i in r] for r in z]
    w = [i for i in a if (n := i)]
    return n, [*(k for k in a)], {**u, 'a': 1}
class P:
    def __init__(self, a: int, b: "str" = 1, *c: list, d: dict, **e: tuple) -> None:
        self.a = a
        self.b: int = b
        self.c += 1
        local: int = 3
        other: str
    attr: int
    attr2: str = "x"
    if 1:
        attr3: float
class Q:
    a: P
    def f(self): return a
class R:
    def f(self):
        class S:
            def g(self): self.zz = 1; super().h
            x = __class__
        self.yy = 2
x: int
y: list[int] = []
(z): int = 3
a.b: int
a.b: int = 4
a[1]: str
a[b:c, 1]: int
if x:
    w: int
mod.func(1)
def u(): return mod.func(1), mod.attr.func(2)
def gg():
    x: int
    def h(): nonlocal x; x = 3
def typed(a, b: int): pass
def fn(a, /, b: A = 1, *, c) -> B: return [format for format in c]
