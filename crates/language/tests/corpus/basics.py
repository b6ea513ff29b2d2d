"""A module
   with docs."""
import gc, os.path as osp, sys
from collections import deque as d, OrderedDict
x = 1; y = 2
z = [1, 2, 3]
s = {1, 2, 3}
t = (1, 2, "a")
def f(a, b=1, *args, c, d=2, **kw):
    "doc"
    if a:
        return b
    elif b:
        x = 3
    else:
        y = 4
    while a:
        a -= 1
        if a == 3:
            break
        if a == 4:
            continue
    else:
        print("no")
    for i in range(10):
        if i in (1, 2):
            continue
        if i in [3, 4]:
            break
        try:
            g(i)
        except ValueError as e:
            print(e)
        except (KeyError, TypeError):
            raise
        except:
            pass
        else:
            h()
        finally:
            k()
    return a, b, args
class A(object):
    "class doc"
    x = 1
    def m(self):
        self.y = 2
        self.z = self.y
        return super().m()
    @staticmethod
    def st(a, /, b):
        return lambda q: a + b + q
    @property
    def p(self): return [i for i in range(3) if i]
del x, y
print(f(1, 2, c=3), *z, **{})
print(f"{x!r:>{y}} {z} abc" "def", f"{t=}")
a = b = c = 5
a, b = b, a
a, *b = c
a.b.c = 3
a[1:2] = 4
a[1] += 2
del a[1], a.b, (c, d)
assert a, "msg"
v = a and b or not c
w = 1 if a else 2
if a < b < c and not d: pass
with open("f") as fh, open("g"):
    fh.read()
def gen():
    x = yield 1
    yield from gen()
    return 5
global_var = [q for q in z for r in s if q if r]
m = {k: v for k, v in z}
n = {k for k in z}
o = (k for k in z)
def outer():
    n = 0
    def inner():
        nonlocal n
        n += 1
        return n
    return inner
try:
    pass
finally:
    print(1)
raise ValueError("x") from None
