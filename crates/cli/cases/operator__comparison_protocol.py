# __eq__, __lt__ and who is asked first.
class A:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        print(self.name, "==", getattr(other, "name", other))
        return NotImplemented

    def __lt__(self, other):
        print(self.name, "<", getattr(other, "name", other))
        return True

class B(A):
    def __gt__(self, other):
        print(self.name, ">", other.name)
        return "from B"

a, b = A("a"), B("b")
print(a == b)
print(a == 1, a != 1)
print(a < b, b < a, a > A("x"))
try:
    a <= b
except TypeError as error:
    print(error)
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 == True)
print([a] == [a], a in [a], [A("y")] == [A("y")])
print(min([3, 1, 2]), max("b", "a"), sorted([A("p"), A("q")])[0].name)
from functools import total_ordering
@total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
print(V(1) <= V(2), V(2) >= V(3), V(1) > V(0))
