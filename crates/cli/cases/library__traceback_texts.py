# What traceback prints: places, marks, causes, notes, repetitions, as CPython.
import traceback, sys
class A:
    def m(self): return self.nope
    def __init__(self):
        pass
def f(x): return x
def show(fn):
    try: fn()
    except BaseException: print(traceback.format_exc().replace(__file__,"F"))
def bin(a,b):
    return (a + 1) * 2 // b
def sub(d):
    y = d["a"]["b"]
def call():
    x = bin(1, "a")
def ret(): return bin(1,0)
def multi():
    return bin(
        1,
        0,
    ) + 1
def multi2():
    foo = [
        1,
        2,
        bin(1,
            0),
        4,
    ]
def chain():
    try: bin(1,0)
    except ZeroDivisionError as e:
        raise ValueError("bad") from e
def ctx():
    try: bin(1,0)
    except ZeroDivisionError as e:
        raise KeyError("bad")
def none():
    try: bin(1,0)
    except ZeroDivisionError as e:
        raise KeyError("bad") from None
def rec(n): return rec(n-1) + 1 if n else 1/0
def note():
    e = ValueError("x\ny"); e.add_note("note 1\nline"); raise e
def name(): return undefined_thing
def attr(): [].appendd(1)
def cmp(): return 1 < "a" and 3
def un(): return -"a"
def unpack(): a, b = 1
def nest(): f(f(bin(1, 0)))
def meth(): A().m()
def comp(): return [bin(i, 0) for i in range(3)]
def uni(): return "é" + bin("ü", 0) + 1
def asrt(): assert 1 == 2, "msg"
def strs(): return f"{1/0}" + 'a+b'
def gen(): return sum(1/x for x in [0])
def power(): return 2 ** "a" ** 2
def idx(): return [1][5]
def attrset(): (1).x = 3
def imp(): import nonexistent_mod
def imp2(): from math import nonono
def stop(): next(iter([]))
def kw(): f(y=2)
def lam(): (lambda x: x/0)(1)
def cls():
    class Q(1/0): pass
def dele(): del {}["a"]
def aug():
    x = 1
    x += "a"
def store(): (1)[0] = 2
def withh():
    with open: pass
def forr():
    for i in 5: pass
class MyErr(Exception):
    def __str__(self): raise ValueError
def bad(): raise MyErr
def ex(): raise SystemExit(3)
for fn in [lambda: bin(1,"a"), lambda: sub({"a":1}), call, ret, multi, multi2, chain, ctx, none, lambda: rec(10), note, name, attr, cmp, un, unpack, nest, meth, comp, uni, asrt, strs, gen, power, idx, attrset, imp, imp2, stop, kw, lam, cls, dele, aug, store, withh, forr, bad, ex]:
    print("==", fn.__name__); show(fn)
