# What __slots__ saves, and what it takes away.
import sys

class Plain:
    def __init__(self):
        self.x, self.y, self.z = 1, 2, 3

class Slotted:
    __slots__ = ("x", "y", "z")

    def __init__(self):
        self.x, self.y, self.z = 1, 2, 3

plain, slotted = Plain(), Slotted()
print("object:", sys.getsizeof(plain), sys.getsizeof(slotted))
print("dict:", sys.getsizeof(plain.__dict__), hasattr(slotted, "__dict__"))
for action in ("slotted.w = 1", "slotted.__weakref__", "slotted.__dict__"):
    try:
        exec(action)
    except AttributeError as error:
        print(error)

class Sub(Slotted):
    pass

sub = Sub()
sub.w = 5
print("a subclass without slots has a dict again:", sub.__dict__, sys.getsizeof(sub))

class Weakable:
    __slots__ = ("x", "__weakref__")

import weakref
w = Weakable()
print(weakref.ref(w)() is w, sys.getsizeof(w))
print(Slotted.x, type(Slotted.x).__name__)
del slotted.x
try:
    slotted.x
except AttributeError as error:
    print(error)

try:
    class Clash:
        __slots__ = ("a",)
        a = 1
except ValueError as error:
    print(error)
