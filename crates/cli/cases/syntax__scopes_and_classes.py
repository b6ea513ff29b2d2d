# scopes, classes, mangling, cells
x = "global"
def f():
    x = "f"
    class C:
        print(x)
        x = "C"
        print(x)
        y = [x for _ in range(1)]
        z = [(lambda: x)() for _ in range(1)]
        def m(self): return x, __class__
    return C
C = f(); print(C.y, C.z, C().m()[0], C().m()[1] is C)
class D:
    a = 1
    b = [a for i in range(2)] if False else [i for i in range(a)]
    try: c = [a for i in range(2)]
    except NameError as e: print("NameError", e)
    d = list(a for a in range(a + 1))
    e = lambda self: self.a
    def f(self, a=a): return a
    @staticmethod
    def g(x=a): return x
    del a
print(D.b, D.d, D().f(), D.g(), hasattr(D, "a"))
class M:
    __p = 1
    def __q(self): return self.__p
    def r(self, __s=2, *, __t=3): return self.__q(), __s, __t
    def u(self):
        __v = 5
        def w(): return __v, __name__
        return w(), [__v for __v in range(2)], sorted(locals())
    class __N: pass
    import sys as __m
    for __i in range(1): pass
    __d__ = 7
    try: 1/0
    except ZeroDivisionError as __e: print(type(__e).__name__)
    global __gg
    __gg = 8
print(sorted(k for k in vars(M) if "M__" in k or k in ("__d__",)), M().r(), M().u(), _M__gg)
class ___: 
    __a = 1
print([k for k in vars(___) if k.endswith("a")])
def counter():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    def get(): return n
    def rem():
        nonlocal n
        del n
    return inc, get, rem
i, g, r = counter(); print(i(), i(), g()); r()
try: g()
except NameError as e: print(type(e).__name__, e)
try: r()
except NameError as e: print(type(e).__name__, e)
def g1():
    global newg
    newg = 1
    def h():
        global newg
        newg += 1
    h(); return newg
print(g1(), newg)
def un():
    print(loc)
    loc = 1
try: un()
except UnboundLocalError as e: print(e)
def un2():
    del q
    q = 1
try: un2()
except UnboundLocalError as e: print(e)
def un3():
    def inner(): return v
    try: inner()
    except NameError as e: print(e)
    v = 1
    return inner()
print(un3())
del newg
try: newg
except NameError as e: print(e)
try:
    del newg
except NameError as e: print(e)
print([y := 5, y ** 2], y, [last := i for i in range(3)], last, (lambda: (z := 3) + z)())
def wal():
    if (n := len("abc")) > 2: print(n)
    while chunk := n and [n]: n -= 1; print(chunk, end=" ")
    print([a := 1, b := a + 1], {c: (d := c) for c in range(2)}, d, any((hit := q) > 1 for q in range(5)), hit)
    print(sorted(locals()))
wal()
fs = [lambda: i for i in range(3)]; print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]; print([f() for f in fs])
print([[j for j in range(i)] for i in range(3)], {i: {j for j in range(i)} for i in range(3)})
class Meta(type):
    def __prepare__(name, bases, **k): print("prepare", name, k); return {"pre": 1}
    def __new__(m, n, b, ns, **k): print("new", sorted(a for a in ns if not a.startswith("__")), k); return super().__new__(m, n, b, ns)
    def __init__(c, n, b, ns, **k): print("init", k)
class Z(metaclass=Meta, flag=1):
    attr = pre + 1
print(Z.attr)
class S1:
    def __init_subclass__(cls, **k): print("sub", cls.__name__, k); super().__init_subclass__()
class S2(S1, opt=3): pass
class P:
    def __set_name__(s, o, n): print("set_name", o.__name__, n)
class Q: p = P(); r = p
def deco(a):
    print("deco", a)
    return lambda f: (print("apply", a, f.__name__), f)[1]
@deco(1)
@deco(2)
def dd(): pass
@deco(3)
class DD: pass
@(lambda f: f() + 1)
def seven(): return 6
print(seven)
exec("ex = 1"); print(ex)
def loc():
    a = 1
    exec("a = 2")
    return a, sorted(locals())
print(loc(), eval("x + y", {"x": 1}, {"y": 2}))
print(__debug__, __name__)
assert True, "no"
try: assert 0, ("a", 1)
except AssertionError as e: print(repr(e))
try: assert []
except AssertionError as e: print(repr(e))
