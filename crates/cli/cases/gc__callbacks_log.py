# gc.callbacks: hearing of collections.
import gc

log = []
def hear(phase, info):
    log.append((phase, info["generation"], info["collected"], info["uncollectable"]))

class Node:
    def __init__(self): self.me = self

gc.collect()
gc.disable()
gc.callbacks.append(hear)
Node(); Node()
gc.collect()
gc.collect(0)
gc.callbacks.remove(hear)
gc.collect()
print(log)
log.clear()
def broken(phase, info):
    raise ValueError(phase)
gc.callbacks.append(broken)
gc.callbacks.append(hear)
gc.collect(1)
gc.callbacks.clear()
print(log)
print(gc.callbacks, len(gc.get_stats()), sorted(gc.get_stats()[0]))
