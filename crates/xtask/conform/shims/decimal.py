"""As much of Decimal as the test files of other modules use: exact sums and products, and texts."""

from fractions import Fraction
from numbers import Number


class Decimal(Number):
    def __init__(self, value="0"):
        if isinstance(value, str):
            self._digits = len(value.partition(".")[2])
        else:
            self._digits = getattr(value, "_digits", 0)
        self._value = Fraction(getattr(value, "_value", value))

    def _new(self, value, digits):
        result = Decimal()
        result._value, result._digits = value, digits
        return result

    def __add__(self, other):
        other = Decimal(other) if isinstance(other, int) else other
        if not isinstance(other, Decimal):
            return NotImplemented
        return self._new(self._value + other._value, max(self._digits, other._digits))

    __radd__ = __add__

    def __neg__(self):
        return self._new(-self._value, self._digits)

    def __sub__(self, other):
        return self + -other

    def __mul__(self, other):
        other = Decimal(other) if isinstance(other, int) else other
        if not isinstance(other, Decimal):
            return NotImplemented
        return self._new(self._value * other._value, self._digits + other._digits)

    __rmul__ = __mul__

    def __eq__(self, other):
        return self._value == getattr(other, "_value", other)

    def __lt__(self, other):
        return self._value < getattr(other, "_value", other)

    def __hash__(self):
        return hash(self._value)

    def __float__(self):
        return float(self._value)

    def __int__(self):
        return int(self._value)

    def __str__(self):
        return f"{float(self._value):.{self._digits}f}"

    def __repr__(self):
        return f"Decimal('{self}')"
