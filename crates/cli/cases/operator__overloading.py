# Arithmetic between own types: left, right, reflected, in place.
class Money:
    def __init__(self, cents):
        self.cents = cents

    def __repr__(self):
        return f"Money({self.cents})"

    def __add__(self, other):
        if isinstance(other, Money):
            return Money(self.cents + other.cents)
        return NotImplemented

    def __radd__(self, other):
        print("radd", other)
        return self if other == 0 else NotImplemented

    def __mul__(self, factor):
        return Money(self.cents * factor)

    __rmul__ = __mul__

    def __neg__(self):
        return Money(-self.cents)

    def __iadd__(self, other):
        self.cents += other.cents
        return self

    def __eq__(self, other):
        return isinstance(other, Money) and self.cents == other.cents

    def __bool__(self):
        return self.cents != 0

a, b = Money(100), Money(50)
print(a + b, 3 * a, a * 2, -a, sum([a, b]), a == Money(100), a != b, bool(Money(0)))
c = a
c += b
print(a, a is c)
for wrong in (lambda: a + 5, lambda: 5 + a, lambda: a - b, lambda: a < b, lambda: hash(a), lambda: a[0], lambda: len(a), lambda: a @ b, lambda: ~a, lambda: abs(a), lambda: int(a)):
    try:
        wrong()
    except TypeError as error:
        print(error)
