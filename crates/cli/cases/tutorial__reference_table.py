# Names, objects and references, step by step.
import sys
class Thing: pass
t = Thing()
start = sys.getrefcount(t)
a = t
print(sys.getrefcount(t) - start)
b = [t, t]
print(sys.getrefcount(t) - start)
c = {"k": t}
t2 = (t,)
print(sys.getrefcount(t) - start)
def f(x):
    return sys.getrefcount(x) - start
print(f(t), f(x=t))
b.pop()
c.clear()
del a
print(sys.getrefcount(t) - start)
t.me = t
print(sys.getrefcount(t) - start)
del t.me, b, t2
print(sys.getrefcount(t) - start)
