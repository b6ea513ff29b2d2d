# get_referrers and get_objects: who holds this?
import gc

class Leaky:
    pass

registry = {}
def register(name):
    thing = Leaky()
    registry[name] = thing
    return thing

thing = register("a")
holders = gc.get_referrers(thing)
print("held by the registry:", any(h is registry for h in holders))
print("and the module:", any(h is globals() for h in holders))
del thing
alive = [o for o in gc.get_objects() if isinstance(o, Leaky)]
print("alive:", len(alive))
holders = [h for h in gc.get_referrers(alive[0]) if h is not alive]
print([type(h).__name__ for h in holders])
del alive, holders
registry.clear()
print("alive:", sum(isinstance(o, Leaky) for o in gc.get_objects()))
a = Leaky()
a.friend = [a]
print(gc.get_referents(a.friend)[0] is a, gc.is_tracked(a), gc.is_tracked(5), gc.is_tracked("x"))
print(gc.is_tracked([]), gc.is_tracked({}), gc.is_tracked((1, 2)), gc.is_tracked(({},)))
del a
print(gc.collect())
class Hidden:
    def __init__(self): self.callback = self.method
    def method(self): pass
for _ in range(3):
    Hidden()
found = [o for o in gc.get_objects() if type(o) is Hidden]
print("cycles through bound methods:", len(found))
del found
print(gc.collect() >= 3)
