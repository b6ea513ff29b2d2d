# weakref.finalize: a callback that does not depend on __del__.
import weakref

class Temp:
    def __init__(self, name):
        self.name = name

def cleanup(name, *more, **named):
    print("cleanup", name, more, named)

t = Temp("a")
f = weakref.finalize(t, cleanup, "a", 1, key=2)
print(f.alive, f.peek()[1:] == (cleanup, ("a", 1), {"key": 2}))
del t
print(f.alive, f.peek(), f())
t = Temp("b")
f = weakref.finalize(t, cleanup, "b")
print("by hand:", f())
del t
print("not again")
t = Temp("c")
f = weakref.finalize(t, cleanup, "c")
print("detached:", f.detach()[2:])
del t
print("nothing printed")
t = Temp("d")
f = weakref.finalize(t, cleanup, "d at exit")
g = weakref.finalize(t, cleanup, "not at exit")
g.atexit = False
h = weakref.finalize(t, cleanup, "d too, later registered first called")
print(f.atexit, g.atexit)
print("end of the program")
