# weakref.finalize: called once, on death, by hand, or at exit, newest first.
import weakref

class A:
    pass

a = A()
f = weakref.finalize(a, print, "finalized", 1, sep=" / ")
print(f.alive, f.peek()[1:3], f.atexit)
del a
print(f.alive, f(), f.peek())
b = A()
g = weakref.finalize(b, lambda x: x + 1, 41)
print(g(), g(), g.alive)
c = A()
weakref.finalize(c, print, "c first made")
weakref.finalize(c, print, "c second made")
del c
d = A()
h = weakref.finalize(d, print, "detached")
obj, func, args, kwargs = h.detach()
print(obj is d, args, kwargs, h.alive)
e = A()
weakref.finalize(e, print, "at exit: first made")
weakref.finalize(e, print, "at exit: second made")
weakref.finalize(e, print, "never").atexit = False
print("end of program")
