# Slots: no dict, fixed names, their own descriptors.
class P:
    __slots__ = ("x", "y")

    def __init__(self, x, y=0):
        self.x, self.y = x, y

p = P(1)
print(p.x, p.y, P.__slots__, hasattr(p, "__dict__"))
try:
    p.z = 1
except AttributeError as error:
    print(error)
del p.y
try:
    p.y
except AttributeError as error:
    print(error)

class WithDict(P):
    pass

w = WithDict(1, 2)
w.z = 3
print(w.__dict__, w.x)

class More(P):
    __slots__ = ("z",)

m = More(1)
m.z = 5
print(m.x, m.z, More.__slots__, type(P.x).__name__)
try:
    class Clash:
        __slots__ = ("a",)
        a = 1
except ValueError as error:
    print(error)
class One:
    __slots__ = "single"
o = One()
o.single = 1
print(o.single)
try:
    class Bases(P, One):
        pass
except TypeError as error:
    print(error)
