# The dict of an instance shares its keys with the class; it shrinks as more instances are made.
import sys

class A:
    def __init__(self):
        self.x = 1
        self.y = 2

sizes = []
for i in range(40):
    size = sys.getsizeof(A().__dict__)
    sizes.append(size)
print(sizes)
a = A()
before = sys.getsizeof(a.__dict__)
a.z = 3
print(before, sys.getsizeof(a.__dict__))

class Many:
    pass

m = Many()
for i in range(40):
    setattr(m, f"a{i}", i)
print(sys.getsizeof(m.__dict__), sys.getsizeof(m))
