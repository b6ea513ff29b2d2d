# property, staticmethod, classmethod.
class T:
    scale = 2

    def __init__(self, c):
        self._c = c

    @property
    def f(self):
        "Fahrenheit"
        return self._c * 9 / 5 + 32

    @f.setter
    def f(self, value):
        self._c = (value - 32) * 5 / 9

    @staticmethod
    def helper(x):
        return x + 1

    @classmethod
    def make(cls, c):
        return cls(c * cls.scale)

    @property
    def read_only(self):
        return 1

class Sub(T):
    scale = 10

t = T(100)
print(t.f)
t.f = 50
print(t._c, T.f.__doc__, T.helper(1), t.helper(2), T.make(3)._c, Sub.make(3)._c, type(Sub.make(1)).__name__)
try:
    t.read_only = 2
except AttributeError as error:
    print(error)
try:
    t.missing
except AttributeError as error:
    print(error)
p = property(lambda self: "made by hand", doc="d")
T.hand = p
print(t.hand, p.__doc__, T.hand is p)
print(T.make.__self__ is T, t.helper is T.helper)
