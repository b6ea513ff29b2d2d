# DEBUG_SAVEALL keeps what would have been freed in gc.garbage.
import gc

class A:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("finalized", self.name)

gc.collect()
print(gc.get_debug(), gc.garbage)
gc.set_debug(gc.DEBUG_SAVEALL)
a = A("a")
a.me = a
del a
print(gc.collect())
gc.set_debug(0)
print([item.name for item in gc.garbage])
gc.garbage[0].me = None
gc.garbage.clear()
print("end", gc.collect())
