# A leak by design: a default argument, a class attribute, a global registry.
import gc
import weakref

class D:
    registry = []
    alive = 0

    def __init__(self, register=False):
        D.alive += 1
        if register:
            D.registry.append(self)

    def __del__(self):
        D.alive -= 1

def remember(item, cache={}):
    cache[id(item)] = item
    return len(cache)

for i in range(5):
    D()
print("plain", D.alive)
for i in range(5):
    D(register=True)
print("registered", D.alive)
D.registry.clear()
print("cleared", D.alive)
print([remember(D()) for i in range(3)], D.alive)
remember.__defaults__[0].clear()
print("defaults cleared", D.alive)
handlers = []

class Button:
    def __init__(self):
        handlers.append(self.clicked)

    def clicked(self):
        return "clicked"

b = Button()
r = weakref.ref(b)
del b
gc.collect()
print("held by its method:", r() is not None, handlers[0]())
handlers.clear()
print("free:", r() is None)
