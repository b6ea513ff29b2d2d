# DEBUG_SAVEALL keeps what would have been freed.
import gc

class Node:
    def __init__(self, name):
        self.name = name
        self.me = self

gc.collect()
gc.disable()
gc.set_debug(gc.DEBUG_SAVEALL)
Node("a")
Node("b")
print("found:", gc.collect())
nodes = [o for o in gc.garbage if isinstance(o, Node)]
print(sorted(n.name for n in nodes), len(gc.garbage))
gc.set_debug(0)
for node in nodes:
    node.me = None
del node, nodes
gc.garbage.clear()
print("found:", gc.collect(), gc.garbage)
print(gc.isenabled(), gc.get_debug(), gc.DEBUG_SAVEALL, gc.DEBUG_LEAK == gc.DEBUG_COLLECTABLE | gc.DEBUG_UNCOLLECTABLE | gc.DEBUG_SAVEALL)
gc.enable()
for wrong in (lambda: gc.collect(5), lambda: gc.collect("x"), lambda: gc.set_threshold(), lambda: gc.set_debug("x"), lambda: gc.get_referents(5), lambda: gc.collect(generation=1), lambda: gc.is_tracked()):
    try:
        print(wrong())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
