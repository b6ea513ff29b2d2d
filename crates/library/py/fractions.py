"""Numbers as one int over another."""

import math
import numbers
import operator
import re
import sys

__all__ = ["Fraction"]

_FORM = re.compile(
    r"\s*(?P<sign>[-+]?)(?=\d|\.\d)(?P<num>\d*|\d+(_\d+)*)"
    r"(?:(?:\s*/\s*(?P<denom>\d+(_\d+)*))?|(?:\.(?P<decimal>\d*|\d+(_\d+)*))?(?:[eE](?P<exp>[-+]?\d+(_\d+)*))?)\s*"
)


def _operators(of_fractions, plain):
    """An operator and its reflected form."""

    def forward(a, b):
        if isinstance(b, Fraction):
            return of_fractions(a, b)
        if isinstance(b, int):
            return of_fractions(a, Fraction(b))
        if isinstance(b, float):
            return plain(float(a), b)
        if isinstance(b, complex):
            return plain(complex(float(a)), b)
        return NotImplemented

    def reverse(b, a):
        if isinstance(a, int):
            return of_fractions(Fraction(a), b)
        if isinstance(a, float):
            return plain(a, float(b))
        if isinstance(a, complex):
            return plain(a, complex(float(b)))
        return NotImplemented

    forward.__name__, reverse.__name__ = f"__{plain.__name__}__", f"__r{plain.__name__}__"
    return forward, reverse


class Fraction(numbers.Rational):
    """A rational number in lowest terms."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        self = object.__new__(cls)
        if denominator is None:
            pair = _ratio(numerator)
        elif type(numerator) is int is type(denominator):
            pair = numerator, denominator
        elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
            pair = (
                numerator.numerator * denominator.denominator, denominator.numerator * numerator.denominator,
            )  # fmt: skip
        else:
            raise TypeError("both arguments should be Rational instances")
        if pair[1] == 0:
            raise ZeroDivisionError(f"Fraction({pair[0]}, 0)")
        divisor = math.gcd(*pair) * (-1 if pair[1] < 0 else 1)
        self._numerator, self._denominator = pair[0] // divisor, pair[1] // divisor
        return self

    @classmethod
    def from_float(cls, f):
        """The exact value of a float."""
        return cls(*f.as_integer_ratio())

    from_decimal = from_float

    @classmethod
    def from_number(cls, number):
        """The exact value of a number."""
        if type(number) is int or hasattr(number, "as_integer_ratio"):
            return cls(*number.as_integer_ratio())
        raise TypeError("argument should be a Rational instance or have the as_integer_ratio() method")

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def is_integer(self):
        return self._denominator == 1

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """The closest fraction with a denominator no larger than this."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            if q0 + a * q1 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q0 + a * q1
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return Fraction(p1, q1)
        return Fraction(p0 + k * p1, q0 + k * q1)

    def __repr__(self):
        return f"{type(self).__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"

    def __format__(self, spec):
        return format(float(self), spec) if spec else str(self)

    __add__, __radd__ = _operators(
        lambda a, b: Fraction(
            a._numerator * b._denominator + b._numerator * a._denominator, a._denominator * b._denominator
        ),
        operator.add,
    )
    __sub__, __rsub__ = _operators(
        lambda a, b: Fraction(
            a._numerator * b._denominator - b._numerator * a._denominator, a._denominator * b._denominator
        ),
        operator.sub,
    )
    __mul__, __rmul__ = _operators(
        lambda a, b: Fraction(a._numerator * b._numerator, a._denominator * b._denominator), operator.mul
    )
    __truediv__, __rtruediv__ = _operators(
        lambda a, b: Fraction(a._numerator * b._denominator, a._denominator * b._numerator), operator.truediv
    )
    __floordiv__, __rfloordiv__ = _operators(
        lambda a, b: a._numerator * b._denominator // (a._denominator * b._numerator), operator.floordiv
    )
    __mod__, __rmod__ = _operators(lambda a, b: a - b * (a // b), operator.mod)
    __divmod__, __rdivmod__ = _operators(lambda a, b: (a // b, a % b), divmod)

    def __pow__(a, b, modulo=None):
        if modulo is not None:
            return NotImplemented
        if not isinstance(b, numbers.Rational):
            return float(a) ** b if isinstance(b, (float, complex)) else NotImplemented
        if b.denominator != 1:
            return float(a) ** float(b)
        power = b.numerator
        if power >= 0:
            return Fraction(a._numerator**power, a._denominator**power)
        if a._numerator == 0:
            raise ZeroDivisionError(f"Fraction({a._denominator**-power}, 0)")
        return Fraction(a._denominator**-power, a._numerator**-power)

    def __rpow__(b, a, modulo=None):
        if modulo is not None:
            return NotImplemented
        if b._denominator == 1 and b._numerator >= 0:
            return a**b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        return a ** float(b)

    def __pos__(a):
        return Fraction(a._numerator, a._denominator)

    def __neg__(a):
        return Fraction(-a._numerator, a._denominator)

    def __abs__(a):
        return Fraction(abs(a._numerator), a._denominator)

    def __int__(a):
        return -(-a._numerator // a._denominator) if a._numerator < 0 else a._numerator // a._denominator

    __trunc__ = __int__

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, rest = divmod(self._numerator, self._denominator)
            up = rest * 2 > self._denominator or rest * 2 == self._denominator and floor % 2
            return floor + bool(up)
        shift = 10 ** abs(ndigits)
        return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)

    def __float__(a):
        return a._numerator / a._denominator

    def __hash__(self):
        modulus, infinity = sys.hash_info.modulus, sys.hash_info.inf
        try:
            inverse = pow(self._denominator, -1, modulus)
        except ValueError:
            value = infinity
        else:
            value = hash(hash(abs(self._numerator)) * inverse)
        result = value if self._numerator >= 0 else -value
        return -2 if result == -1 else result

    def __eq__(a, b):
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            return 0.0 == b if not math.isfinite(b) else a == a.from_float(b)
        return NotImplemented

    def _compare(self, other, op):
        if isinstance(other, numbers.Rational):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            return op(0.0, other) if not math.isfinite(other) else op(self, self.from_float(other))
        return NotImplemented

    def __lt__(a, b):
        return a._compare(b, operator.lt)

    def __gt__(a, b):
        return a._compare(b, operator.gt)

    def __le__(a, b):
        return a._compare(b, operator.le)

    def __ge__(a, b):
        return a._compare(b, operator.ge)

    def __bool__(a):
        return bool(a._numerator)

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)

    def __copy__(self):
        return self if type(self) is Fraction else self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()


def _ratio(number):
    if isinstance(number, str):
        match = _FORM.fullmatch(number)
        if match is None:
            raise ValueError(f"Invalid literal for Fraction: {number!r}")
        numerator, denominator = int(match["num"] or "0"), int(match["denom"] or 1)
        if match["decimal"]:
            digits = match["decimal"].replace("_", "")
            numerator, denominator = numerator * 10 ** len(digits) + int(digits), 10 ** len(digits)
        exponent = int(match["exp"] or 0)
        numerator *= 10 ** max(exponent, 0)
        denominator *= 10 ** max(-exponent, 0)
        return -numerator if match["sign"] == "-" else numerator, denominator
    if isinstance(number, numbers.Rational):
        return number.numerator, number.denominator
    if hasattr(number, "as_integer_ratio"):
        return number.as_integer_ratio()
    raise TypeError("argument should be a string or a Rational instance or have the as_integer_ratio() method")
