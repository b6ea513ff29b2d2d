# Objects grow older when they survive a collection; collect(0) looks only at the young.
import gc

class Node:
    def __del__(self):
        print("freed", self.name)

def cycle(name):
    n = Node()
    n.name = name
    n.me = n
    return n

gc.collect()
gc.disable()
old = cycle("old")
gc.collect()
young = cycle("young")
del old, young
print("collect(0):", gc.collect(0))
print("collect(1):", gc.collect(1))
print("collect(2):", gc.collect(2))
middle = cycle("middle")
gc.collect(0)
del middle
print("collect(0):", gc.collect(0))
print("collect(1):", gc.collect(1))
print("collect(True):", gc.collect(True))
print("collect():", gc.collect(generation=2))
