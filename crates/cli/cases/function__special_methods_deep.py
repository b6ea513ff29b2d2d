import sys
class Call:
    def __call__(self, n, *a, **k):
        return self(n-1, *a, **k) + 1 if n else (a, k) == ((), {}) and 0
print(Call()(400))
class Kw:
    def __call__(self, n=0, **k):
        if n: return self(n=n-1, x=1) + 1
        return 0
print(Kw()(n=300))
class Star:
    def __call__(self, *a):
        return self(*a[1:]) + 1 if a else 0
print(Star()(*range(200)))
class Repr:
    def __init__(self, n): self.n = n
    def __repr__(self): return "." if self.n == 0 else repr(Repr(self.n-1)) + "."
print(len(repr(Repr(300))))
class F:
    def __init__(self, n): self.n = n
    def __repr__(self): return "." if self.n == 0 else f"<{F(self.n-1)!r}>"
    def __str__(self): return "." if self.n == 0 else f"<{F(self.n-1)}>"
print(len(repr(F(300))), len(str(F(300))), len(f"{F(300)}"), len("%s" % F(50)))
class Attr:
    def __init__(self, n): self.n = n
    def __getattr__(self, name):
        if name == "deep": return 0 if not self.n else Attr(self.n-1).deep + 1
        raise AttributeError(name)
    @property
    def prop(self): return 0 if not self.n else Attr(self.n-1).prop + 1
    @property
    def bad(self): return self.missing
    @property
    def meth(self): return lambda: 5
print(Attr(300).deep, Attr(300).prop, Attr(1).meth())
try: Attr(1).nothing
except AttributeError as e: print(e)
try: Attr(1).bad
except AttributeError as e: print(e)
class Op:
    def __init__(self, n): self.n = n
    def __add__(self, o): return 0 if not self.n else (Op(self.n-1) + o) + 1
    def __sub__(self, o): return NotImplemented
    def __rsub__(self, o): return "rsub"
    def __lt__(self, o): return True if not self.n else Op(self.n-1) < o
    def __gt__(self, o): return NotImplemented
    def __eq__(self, o): return True if not self.n else Op(self.n-1) == o
    def __getitem__(self, i): return i if not self.n else Op(self.n-1)[i]
    def __setitem__(self, i, v):
        if self.n: Op(self.n-1)[i] = v
        else: print("set", i, v)
    def __contains__(self, i): return i if not self.n else i in Op(self.n-1)
    def __iter__(self): return iter(()) if not self.n else iter(Op(self.n - 1)) if self.n < 20 else Op(self.n-20).__iter__()
    __hash__ = None
print(Op(300)+1, Op(300) < 1, Op(300) == 3, Op(300)[7], 1 in Op(300), 0 in Op(300), 0 not in Op(300))
Op(300)[1] = 2
class Sub(Op): pass
print(Op(1) - Sub(1), Op(1) - 1 if 0 else "", 5 - Op(1))
for f in (lambda: Op(1) - 1, lambda: Op(1) - Op(2), lambda: Op(1) > 3, lambda: Op(1) * 2, lambda: Op(1) <= 2):
    try: print(f())
    except TypeError as e: print(e)
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if not self.n: raise StopIteration
        self.n -= 1
        return sum(1 for _ in ()) + self.n
print([x for x in It(5)], list(It(3)))
for x in It(2):
    for y in It(2): print(x, y)
class BadIt:
    def __iter__(self): return 3
    def __repr__(self): return 4
    def __str__(self): return 5
    def __contains__(self, x): return []
for f in (lambda: [1 for _ in BadIt()], lambda: repr(BadIt()), lambda: str(BadIt()), lambda: f"{BadIt()}", lambda: f"{BadIt()!r}", lambda: 1 in BadIt()):
    try: print(f())
    except TypeError as e: print(e)
class Err:
    def __next__(self): raise ValueError("next")
    def __iter__(self): return self
    def __call__(self): raise KeyError("call")
    def __eq__(self, o): raise IndexError("eq")
    def __add__(self, o): yield 1
    @property
    def p(self): raise ZeroDivisionError
for f in (lambda: [x for x in Err()], lambda: Err()(), lambda: Err() == 1, lambda: Err().p):
    try: f()
    except Exception as e: print(repr(e))
print(list(Err() + 1))
class GenInit:
    def __init__(self): yield
try: GenInit()
except TypeError as e: print(e)
def g(n):
    if n: yield next(g(n-1)) + 1
    else: yield 0
print(next(g(300)))
def s(n):
    x = yield
    if n:
        h = s(n-1); next(h)
        x = h.send(x)
    yield x
h = s(200); next(h); print(h.send("sent"))
it = iter([1]); print(next(it), next(it, "dflt"))
e = (x for x in ())
try: next(e)
except StopIteration as x: print(repr(x))
def r(): 
    yield 1
    return 7
z = r(); next(z)
try: next(z)
except StopIteration as x: print(x.value)
try: next(z)
except StopIteration as x: print(x.value)
class C:
    def __call__(self, x): return sys.getrefcount(self), sys.getrefcount(x)
    def __add__(self, x): return sys.getrefcount(self), sys.getrefcount(x)
    def __eq__(self, x): return sys.getrefcount(self), sys.getrefcount(x)
    def __getitem__(self, x): return sys.getrefcount(self), sys.getrefcount(x)
    def __contains__(self, x): print(sys.getrefcount(self), sys.getrefcount(x)); return True
    def __getattr__(self, name): return sys.getrefcount(self)
    def __iter__(self): print(sys.getrefcount(self)); return iter(())
    def __repr__(self): return str(sys.getrefcount(self))
    def __str__(self): return str(sys.getrefcount(self))
    @property
    def p(self): return sys.getrefcount(self)
    def __next__(self): raise StopIteration(sys.getrefcount(self))
c, x = C(), object()
print(c(x), c + x, c == x, c[x], c.zz, c.p); x in c; list(c); print(repr(c), str(c), f"{c}", f"{c!r}")
for _ in c: pass
print(C()(object()), C() + object(), C() == object(), C().zz, C().p)
def inf(kind):
    class I:
        def __call__(self): return self()
        def __repr__(self): return repr(self)
        def __eq__(self, o): return self == o
        def __add__(self, o): return self + o
        def __getattr__(self, n): return self.other
        def __str__(self): return f"{self}"
        def __iter__(self): return iter(self)
        def __getitem__(self, i): return self[i]
        @property
        def p(self): return self.p
    i = I()
    for f in (lambda: i(), lambda: repr(i), lambda: i == 1, lambda: i + 1, lambda: i.zz, lambda: str(i), lambda: i[0], lambda: i.p):
        try: f()
        except RecursionError as e: print(e)
inf(0)
