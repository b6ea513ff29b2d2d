# Callbacks hear of each collection's start and stop.
import gc

class A:
    pass

def heard(phase, info):
    print(phase, info["generation"], info["collected"], info["uncollectable"])
    print("nested collect:", gc.collect())

gc.collect()
gc.callbacks.append(heard)
a = A()
a.me = a
del a
gc.collect()
gc.collect(0)
gc.callbacks.remove(heard)
print(gc.callbacks)
