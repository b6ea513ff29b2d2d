# The method resolution order, super() in a diamond, and what cannot be ordered.
class A:
    def __init__(self):
        print("A", end=" ")
        super().__init__()

    def who(self):
        return "A"

class B(A):
    def __init__(self):
        print("B", end=" ")
        super().__init__()

    def who(self):
        return "B" + super().who()

class C(A):
    def __init__(self):
        print("C", end=" ")
        super().__init__()

    def who(self):
        return "C" + super().who()

class D(B, C):
    def who(self):
        return "D" + super().who()

d = D()
print()
print(d.who(), [c.__name__ for c in D.__mro__], D.__bases__ == (B, C))
print(super(B, d).who(), A.who(d), issubclass(D, A), isinstance(d, (int, C)))
try:
    class E(A, D):
        pass
except TypeError as error:
    print(str(error).splitlines()[0])
print(A.__subclasses__() == [B, C], D.__base__ is B)

class Meta:
    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag

class Tagged(Meta, tag="t"):
    pass

print(Tagged.tag)
d.__class__ = B
print(d.who(), type(d).__name__)
try:
    super().x
except RuntimeError as error:
    print(error)
