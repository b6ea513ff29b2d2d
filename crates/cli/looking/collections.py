import gc, weakref

class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        global saved
        if self.name == "phoenix":
            saved = self

gc.collect()
a, b, p = Node("a"), Node("b"), Node("phoenix")
a.next, b.next, p.me = b, a, p
keep = {"x": [1]}
r = weakref.ref(a, lambda ref: print("gone"))
del a, b
del p
gc.collect()
print("still", saved.name)
keep.clear()
#$ trace
#$ trace --policy mark-sweep
