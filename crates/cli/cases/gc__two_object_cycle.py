# Two objects that hold each other: reference counts alone never free them.
import gc

class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("freed", self.name)

gc.collect()
gc.disable()
a = Node("a")
b = Node("b")
a.other = b
b.other = a
print("deleting names")
del a, b
print("nothing freed yet")
print("collect:", gc.collect())
print("collect again:", gc.collect())
