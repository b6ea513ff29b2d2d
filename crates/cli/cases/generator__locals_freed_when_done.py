# A generator frees its locals when it runs out, not only when it dies itself.
import gc
import weakref

class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("freed", self.name)

def g(argument):
    local = D("local")
    yield argument.name
    print("last statement")

x = g(D("argument"))
print("made")
print(next(x))
print(next(x, "run out"))
print("still have the generator", x.gi_frame)
del x
gc.collect()

def cyclic():
    me = yield
    yield me

c = cyclic()
next(c)
c.send(c)
r = weakref.ref(c)
del c
print(r() is not None, gc.collect(), r())
