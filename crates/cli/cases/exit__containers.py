# Containers of objects at exit.
class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("freed", self.name)

x = D("x")
y = [D("y0"), D("y1")]
z = {"k": D("zk"), "l": D("zl")}
t = (D("t0"), D("t1"))
x.y = y
print("end")
