# The method resolution order, and cooperative super().
class A:
    def hello(self):
        return ["A"]

class B(A):
    def hello(self):
        return ["B"] + super().hello()

class C(A):
    def hello(self):
        return ["C"] + super().hello()

class D(B, C):
    def hello(self):
        return ["D"] + super().hello()

print(D().hello(), [c.__name__ for c in D.__mro__])
print(super(B, D()).hello(), super(D, D).hello(D()))
try:
    class X(A, B):
        pass
except TypeError as error:
    print(error)
print(issubclass(D, A), isinstance(D(), C), D.__bases__, A.__subclasses__())

class Base:
    def __init__(self, **kw):
        print("Base", kw)

class Left(Base):
    def __init__(self, left, **kw):
        super().__init__(**kw)
        self.left = left

class Right(Base):
    def __init__(self, right, **kw):
        super().__init__(**kw)
        self.right = right

class Both(Left, Right):
    pass

b = Both(left=1, right=2, other=3)
print(b.left, b.right)

class NoInit(Base):
    def __init__(self):
        pass

print(vars(NoInit()))
try:
    super().x
except RuntimeError as error:
    print(error)
b.__class__ = Right
print(type(b).__name__, b.left)
