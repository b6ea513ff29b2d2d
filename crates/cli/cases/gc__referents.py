# gc.get_referents tells what an object holds, in the order the collector visits it.
import gc

class A:
    def __init__(self):
        self.x = [1]
        self.y = "y"

class S:
    __slots__ = ("b", "a")

print(gc.get_referents([1, 2, 3]))
print(gc.get_referents((1, 2, 3)))
print(gc.get_referents({"a": 1, "b": 2}))
print(gc.get_referents({1: 10, 2: 20}))
print(gc.get_referents("atom", 5))
a = A()
found = gc.get_referents(a)
print(len(found), found[0], found[1], found[2] is A)
s = S()
s.a = "value of a"
s.b = "value of b"
print(gc.get_referents(s)[:2])
print(gc.get_referents([1], {"k": 2}))
