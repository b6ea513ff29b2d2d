# Objects that survive move to the older generations.
import gc
gc.collect()
gc.disable()
class Node: pass
n = Node()
print(any(o is n for o in gc.get_objects(generation=0)))
gc.collect(0)
print(any(o is n for o in gc.get_objects(generation=0)))
print(gc.get_threshold(), gc.isenabled())
gc.set_threshold(100, 5, 5)
print(gc.get_threshold())
a = Node()
a.me = a
del a
print(gc.collect(0), gc.collect(), gc.garbage)
