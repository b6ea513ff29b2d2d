# Products and quotients of complex numbers with infinite and undefined parts; powers; texts and warnings of complex().
import itertools
import warnings

inf, nan = float("inf"), float("nan")


def shown(f):
    try:
        return repr(f())
    except Exception as e:
        return f"{type(e).__name__}: {e}"


for a, b, c, d in itertools.product([0.0, -1.0, 2.5, inf, nan], repeat=4):
    x, y = complex(a, b), complex(c, d)
    print(x, y, shown(lambda: x * y), shown(lambda: x / y))
for a, c, d in itertools.product([-0.0, 2.5, -inf, nan], repeat=3):
    y = complex(c, d)
    print(a, y, shown(lambda: a * y), shown(lambda: a / y), shown(lambda: y / a), shown(lambda: y**a))
print(shown(lambda: complex(-inf, inf) ** 2), shown(lambda: complex(-inf, inf) ** 1j), complex(1e16, 1.5e300) ** -2)
print((1 + 2j) / (3 - 1j), 1 / (2j), 2j**-1, (1 + 1j) ** 0, 0j**0, 2 ** (1 + 0j), (2 + 1j) ** -3)
warnings.simplefilter("error")


class C:
    def __complex__(self):
        return 2j


class CC(complex):
    pass


class Derived:
    def __complex__(self):
        return CC(1)


for arguments in [(1j, 2), (1, 2j), (C(), 1), (1, C()), (Derived(),), ("1__0",), ("1_0+2_0j",), ("_1",), (CC(1), 2)]:
    print(shown(lambda: complex(*arguments)))
print(shown(lambda: complex(imag=1j)), shown(lambda: complex(real=1j)), shown(lambda: int(False, -5)))
