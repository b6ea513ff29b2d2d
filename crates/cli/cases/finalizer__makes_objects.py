# A __del__ may run any code: make objects, delete others, collect.
import gc

class D:
    def __init__(self, depth):
        self.depth = depth

    def __del__(self):
        print("del", self.depth)
        if self.depth:
            D(self.depth - 1)
        print("end of del", self.depth)

D(3)
print("--")

class Collects:
    def __del__(self):
        print("collect inside:", gc.collect())

gc.collect()
x = []
x.append(x)
del x
Collects()
c = Collects()
c.me = c
del c
print("collected", gc.collect())

class RemovesOther:
    def __init__(self, others):
        self.others = others

    def __del__(self):
        print("removing", len(self.others))
        self.others.clear()

group = []
group += [RemovesOther(group), RemovesOther(group)]
group.pop()
print(group)
