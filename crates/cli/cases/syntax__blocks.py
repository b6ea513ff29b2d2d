# with, try, loops, del, chained comparisons
class CM:
    def __init__(s, n, swallow=False): s.n = n; s.swallow = swallow
    def __enter__(s): print("enter", s.n); return s.n
    def __exit__(s, *a): print("exit", s.n, a[0].__name__ if a[0] else None); return s.swallow
with CM(1) as a, CM(2) as b: print(a, b)
with (CM(1) as a, CM(2, True) as (b)): 1/0
with (CM(3)): pass
with (CM(1), CM(2)): print("two")
def f():
    for i in range(3):
        with CM(i):
            if i == 1: continue
            if i == 2: return "ret"
            print("body", i)
print(f())
def g():
    try: return "try"
    finally: print("fin")
def h():
    while True:
        try: break
        finally: print("brk")
    for i in (1, 2):
        try: continue
        finally: print("cont", i)
    else: print("else")
    return 1
print(g(), h())
def k():
    try: 1/0
    except ZeroDivisionError as e:
        try: raise KeyError("k") from e
        except KeyError as e2: return repr(e2.__cause__), e2.__suppress_context__
print(k())
try:
    with CM(5): raise ValueError("v")
except ValueError as e: print(e, e.__context__)
class Bad:
    pass
for obj in (Bad(), 1):
    try:
        with obj: pass
    except TypeError as e: print(e)
class Half:
    def __enter__(self): return 1
try:
    with Half(): pass
except TypeError as e: print(e)
print(1 < 2 < 3, 1 < 2 > 3, 1 == 1 != 2 in [2] is not None)
def s(x): print("eval", x); return x
print(s(1) < s(0) < s(5), s(1) < s(2) <= s(2))
l = list(range(10))
del l[0], l[-1], l[2:4], l[::3]
print(l)
d = {"a": 1, "b": {"c": 2}}
del d["a"], d["b"]["c"]; print(d)
class A: pass
a = A(); a.x = a.y = 1
del a.x, (a.y); print(vars(a))
x, y, z = 1, 2, 3
del (x, [y]), z
for n in "xyz":
    try: eval(n)
    except NameError as e: print(e)
try: del l[99]
except IndexError as e: print(e)
try: del d["q"]
except KeyError as e: print(e)
try: del a.q
except AttributeError as e: print(e)
try: del (1, 2)[0]
except TypeError as e: print(e)
for i in []: pass
else: print("empty else")
for i in range(5):
    if i == 3: break
else: print("never")
print(i)
n = 3
while n: n -= 1
else: print("while else")
m = {}
for m["k"], *m["r"] in [(1, 2, 3)]: pass
print(m)
for a.attr in range(3): pass
print(a.attr)
print("yes" if 1 else "no", (1, 2) if [] else {3}, not 1 == 2, 1 or 1/0, 0 and 1/0, [] or {} or "end", 1 and [] and 1/0)
print(-2 ** 2, 2 ** -1, -7 // 2, -7 % 3, 7 % -3, ~5, 1 if 0 else 2 if 0 else 3, 5 & 3 | 4 ^ 1 << 2)
try: raise
except RuntimeError as e: print(e)
try: raise 5
except TypeError as e: print(e)
try: raise ValueError from 5
except TypeError as e: print(e)
try: raise type("E", (Exception,), {})("dyn")
except Exception as e: print(type(e).__name__, e)
def fin():
    for i in range(3):
        try:
            if i == 1: raise ValueError(i)
        except ValueError: print("caught", i); continue
        else: print("else", i)
        finally: print("finally", i)
    return "done"
print(fin())
def gen():
    try:
        x = yield 1
        print("got", x)
        y = yield from sub()
        print("sub gave", y)
    finally: print("gen fin")
def sub():
    try: r = yield 2; return r
    except ValueError: yield "ve"; return "caught"
it = gen(); print(next(it), it.send("s"), it.throw(ValueError("t")))
try: next(it)
except StopIteration as e: print("stop", e.value)
if True: import math as mm, sys
else: import nothere
from math import (pi as p, floor,)
print(mm.floor(p), floor(2.5))
try: import nothere.sub
except ModuleNotFoundError as e: print(e, e.name)
try: from math import nope
except ImportError as e: print(e)
