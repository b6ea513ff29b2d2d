# A new value is made and stored before the old one dies.
class D:
    count = 0

    def __init__(self, name):
        self.name = name
        print("made", name)

    def __del__(self):
        print("freed", self.name)

class Box:
    pass

x = D("x1")
x = D("x2")
box = Box()
box.a = D("a1")
box.a = D("a2")
items = [D("i1")]
items[0] = D("i2")
table = {"k": D("k1")}
table["k"] = D("k2")
x, y = D("x3"), D("y1")
x, y = y, x
print(x.name, y.name)
x = y = None
for x in (D("loop 1"), D("loop 2")):
    print("body")
x = None
with_default = (lambda d=D("default"): d)
print("lambda made")
with_default = None
print("end")
