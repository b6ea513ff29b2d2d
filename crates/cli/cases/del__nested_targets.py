# `del` walks its targets from left to right, and each loses one reference.
class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("freed", self.name)

a, b, c, d = D("a"), D("b"), D("c"), D("d")
e = a
del (a, [b, c])
print("a is still", e.name)
del e
print("d is left")
holder = [D("in list 0"), D("in list 1"), D("in list 2")]
del holder[0], holder[0]
print(len(holder))
del d, holder
print("end")
