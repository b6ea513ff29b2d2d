# The order in which the items of dying containers die.
class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("freed", self.name, end=" ")

def made(count):
    return [D(i) for i in range(count)]

l = made(4)
del l
print("list")
t = tuple(made(4))
del t
print("tuple")
d = {i: D(i) for i in range(4)}
del d
print("dict")
d = {D("k1"): D("v1"), D("k2"): D("v2")}
d.clear()
print("dict.clear")
l = made(4)
l.clear()
print("list.clear")
l = made(6)
del l[1:4]
print("slice")
l[:] = []
print("all of it")
l = made(3)
l[1] = None
print("item")
l.pop()
print("pop")
l = [D("outer"), [D("inner 1"), D("inner 2")], D("last")]
del l
print("nested")
