# The order in which a function's locals die.
class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("freed", self.name)

def three_locals():
    x = D("x")
    y = D("y")
    z = D("z")
    print("returning")

def arguments(p, q):
    r = D("r")
    print("body")

def reassigned():
    a = D("a1")
    b = D("b")
    a = D("a2")
    print("reassigned")

def returned():
    a = D("a")
    q = D("q")
    b = D("b")
    return q

three_locals()
print("--")
arguments(D("p"), D("q"))
print("--")
reassigned()
print("--")
returned()
print("--")
kept = returned()
print("kept", kept.name)
del kept
print("--")
arguments(q=D("kq"), p=D("kp"))
print("end")
