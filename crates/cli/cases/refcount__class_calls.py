# The first call of a class at a place holds its arguments in a tuple, too; from the second on they move into __init__.
import sys
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
class A:
    def __init__(self, x):
        print(sys.getrefcount(x))
        self.x = x
d = D(1)
A(d)
A(d)
for i in range(3):
    A(d)
class B:
    def __init__(self, x, y=2):
        print(sys.getrefcount(x))
B(D(5))
B(D(6), y=3)
for i in range(3): B(D(i))
for i in range(3): B(x=D(i))
class E:
    def __init__(self, *a):
        print(sys.getrefcount(a[0]))
for i in range(3): E(d)
class N:
    def __new__(cls, x):
        print(sys.getrefcount(x))
        return object.__new__(cls)
for i in range(3): N(d)
