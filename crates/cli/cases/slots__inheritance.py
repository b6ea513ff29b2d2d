# Slots through inheritance, with defaults and dicts.
import sys

class Base:
    __slots__ = ("a",)

class Child(Base):
    __slots__ = ("b", "c")

class Dicted(Base):
    pass

c = Child()
c.a, c.b = 1, 2
print(c.a, c.b, hasattr(c, "c"), sys.getsizeof(c), sys.getsizeof(Base()))
for wrong in ("c.d = 1", "c.c", "del c.c", "c.__dict__", "vars(c)"):
    try:
        exec(wrong)
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
d = Dicted()
d.a, d.z = 1, 2
print(d.__dict__, d.a, sys.getsizeof(d))

class Single:
    __slots__ = "only"

s = Single()
s.only = 5
print(s.only, Single.__slots__)
try:
    class Many(Base, Single):
        pass
except TypeError as error:
    print(error)

class Private:
    __slots__ = ("__secret",)
    def __init__(self):
        self.__secret = 1

p = Private()
print([n for n in dir(p) if "secret" in n], p._Private__secret)

class WithDict:
    __slots__ = ("x", "__dict__")

w = WithDict()
w.x, w.y = 1, 2
print(w.__dict__, w.x)
