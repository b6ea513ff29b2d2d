"""Averages and spreads, exact as long as the data are."""

from math import exp, fsum, isnan, isqrt, log, nan, inf, sqrt
from sys import version_info as _version_info

__all__ = [
    "NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean", "linear_regression",
    "mean", "median", "median_grouped", "median_high", "median_low", "mode", "multimode", "pstdev", "pvariance",
    "quantiles", "stdev", "variance",
]  # fmt: skip


class StatisticsError(ValueError):
    """The data are not enough."""


def _coerce(T, S):
    if T is S or S is int or S is bool:
        return T
    if T is int or issubclass(S, T):
        return S
    if issubclass(T, S):
        return T
    if issubclass(T, int):
        return S
    if issubclass(S, int):
        return T
    if T.__name__ == "Fraction" and issubclass(S, float):
        return S
    if issubclass(T, float) and S.__name__ == "Fraction":
        return T
    raise TypeError(f"don't know how to coerce {T.__name__} and {S.__name__}")


def _ratio(x):
    # Numerator and denominator; None below what is not finite.
    try:
        return x.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        return x, None
    try:
        return x.numerator, x.denominator
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None


def _added(parts):
    # One ratio of many: denominators with their sums.
    if None in parts:
        return parts[None], None
    num, den = 0, 1
    for d, n in parts.items():
        num, den = num * d + n * den, den * d
    return num, den


def _collect(data):
    # The common class, the sums of the numbers and of their squares by denominator, and how many there are.
    T, count, sums, squares = int, 0, {}, {}
    for x in data:
        T = _coerce(T, type(x))
        n, d = _ratio(x)
        count += 1
        sums[d] = sums.get(d, 0) + n
        square = None if d is None else d * d
        squares[square] = squares.get(square, 0) + n * n
    return T, sums, squares, count


def _convert(num, den, T):
    if den is None:
        return T(num)
    if issubclass(T, int):
        return T(num // den) if num % den == 0 else num / den
    if issubclass(T, float):
        return T(num / den)
    try:
        return T(num, den)
    except TypeError:
        return T(num) / T(den)


def mean(data):
    """The arithmetic mean."""
    T, sums, _, n = _collect(data)
    if n < 1:
        raise StatisticsError("mean requires at least one data point")
    num, den = _added(sums)
    return _convert(num, None if den is None else den * n, T)


def _products(x, y):
    # The sum of products, rounded once.
    x, y = list(x), list(y)
    if len(x) != len(y):
        raise ValueError("Inputs are not the same length")
    if all([isinstance(one, int) for one in x]) and all([isinstance(one, int) for one in y]):
        return sum([a * b for a, b in zip(x, y)])
    parts = {}
    for a, b in zip(x, y):
        (n, d), (m, e) = _ratio(a), _ratio(b)
        if d is None or e is None:
            return fsum([a * b for a, b in zip(x, y)])
        parts[d * e] = parts.get(d * e, 0) + n * m
    num, den = _added(parts)
    return num / den


def fmean(data, weights=None):
    """The arithmetic mean as a float."""
    data = list(data)
    if weights is None:
        if not data:
            raise StatisticsError("fmean requires at least one data point")
        return fsum(data) / len(data)
    weights = list(weights)
    try:
        num = _products(data, weights)
    except ValueError:
        raise StatisticsError("data and weights must be the same length") from None
    den = fsum(weights)
    if not den:
        raise StatisticsError("sum of weights must be non-zero")
    return num / den


def geometric_mean(data):
    """The n-th root of the product."""
    logs, zero, n = [], False, 0
    for n, x in enumerate(data, 1):
        if x > 0.0 or isnan(x):
            logs.append(log(x))
        elif x == 0.0:
            zero = True
        else:
            # Two arguments, by mistake, until 3.15.
            words = "No negative inputs allowed"
            raise StatisticsError(*(words, x) if _version_info < (3, 15) else (f"{words}: {x!r}",))
    total = fsum(logs)
    if not n:
        raise StatisticsError("Must have a non-empty dataset")
    if isnan(total):
        return nan
    if zero:
        return nan if total == inf else 0.0
    return exp(total / n)


def harmonic_mean(data, weights=None):
    """The reciprocal of the mean of reciprocals."""
    message = "harmonic mean does not support negative values"
    data = list(data)
    n = len(data)
    if n < 1:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if n == 1 and weights is None:
        x = data[0]
        if not hasattr(x, "as_integer_ratio"):
            raise TypeError("unsupported type")
        if x < 0:
            raise StatisticsError(message)
        return x
    weights = [1] * n if weights is None else list(weights)
    if len(weights) != n:
        raise StatisticsError("Number of weights does not match data size")
    for x in [*weights, *data]:
        if x < 0:
            raise StatisticsError(message)
    _, sums, _, _ = _collect(weights)
    wnum, wden = _added(sums)
    try:
        T, sums, _, _ = _collect([w / x if w else 0 for w, x in zip(weights, data)])
    except ZeroDivisionError:
        return 0
    num, den = _added(sums)
    if num <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _convert(wnum * den, wden * num, T)


def _ordered(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data, len(data)


def median(data):
    """The value in the middle, or the mean of the two."""
    data, n = _ordered(data)
    return data[n // 2] if n % 2 else (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    """The value in the middle, or the lower of the two."""
    data, n = _ordered(data)
    return data[(n - 1) // 2]


def median_high(data):
    """The value in the middle, or the higher of the two."""
    data, n = _ordered(data)
    return data[n // 2]


def median_grouped(data, interval=1.0):
    """The middle of data that stand for intervals."""
    data, n = _ordered(data)
    x = data[n // 2]
    below = len([one for one in data if one < x])
    same = data.count(x)
    try:
        interval, x = float(interval), float(x)
    except ValueError:
        raise TypeError("Value cannot be converted to a float") from None
    return x - interval / 2.0 + interval * (n / 2 - below) / same


def _counts(data):
    counts = {}
    for x in data:
        counts[x] = counts.get(x, 0) + 1
    return counts


def mode(data):
    """The value that is there most often."""
    counts = _counts(data)
    if not counts:
        raise StatisticsError("no mode for empty data")
    return max(counts, key=counts.__getitem__)


def multimode(data):
    """The values that are there most often."""
    counts = _counts(data)
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method="exclusive"):
    """The values that divide the data into parts of the same size."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        if size == 1:
            return data * (n - 1)
        raise StatisticsError("must have at least one data point")
    if method == "inclusive":
        m, result = size - 1, []
        for i in range(1, n):
            j, delta = divmod(i * m, n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return result
    if method != "exclusive":
        raise ValueError(f"Unknown method: {method!r}")
    m, result = size + 1, []
    for i in range(1, n):
        j = min(max(i * m // n, 1), size - 1)
        delta = i * m - j * n
        result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
    return result


def _spread(data, center, least, name):
    # Class, and the sum of squared differences as a ratio, and how many.
    if center is not None:
        T, sums, _, n = _collect([(x - center) * (x - center) for x in data])
        num, den = _added(sums)
    else:
        T, sums, squares, n = _collect(data)
        num, den = _added(sums)
        if den is not None and n:
            more, moreden = _added(squares)
            # (n * sum of squares - square of sum) / n
            num, den = n * more * den * den - num * num * moreden, n * moreden * den * den
    if n < least:
        points = "two data points" if least == 2 else "one data point"
        raise StatisticsError(f"{name} requires at least {points}")
    return T, num, den, n


def variance(data, xbar=None):
    """The variance of a sample."""
    T, num, den, n = _spread(data, xbar, 2, "variance")
    return _convert(num, None if den is None else den * (n - 1), T)


def pvariance(data, mu=None):
    """The variance of all there is."""
    T, num, den, n = _spread(data, mu, 1, "pvariance")
    return _convert(num, None if den is None else den * n, T)


def _root(num, den, T):
    # The square root of a ratio, correctly rounded.
    if den is None:
        raise ValueError("inf or nan encountered in data")
    if T.__name__ == "Decimal":
        return (T(num) / T(den)).sqrt()
    q = (num.bit_length() - den.bit_length() - 109) // 2
    if q >= 0:
        top = num // (den << 2 * q)
        a = isqrt(top)
        return float((a | (a * a * (den << 2 * q) != num)) << q)
    a = isqrt((num << -2 * q) // den)
    return (a | (a * a * den != num << -2 * q)) / (1 << -q)


def stdev(data, xbar=None):
    """The standard deviation of a sample."""
    T, num, den, n = _spread(data, xbar, 2, "stdev")
    return _root(num, None if den is None else den * (n - 1), T)


def pstdev(data, mu=None):
    """The standard deviation of all there is."""
    T, num, den, n = _spread(data, mu, 1, "pstdev")
    return _root(num, None if den is None else den * n, T)


def _pairs(x, y, what):
    n = len(x)
    if len(y) != n:
        raise StatisticsError(f"{what} requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError(f"{what} requires at least two data points")
    return n


def _centered(data, n):
    average = fsum(data) / n
    return average, [x - average for x in data]


def covariance(x, y, /):
    """How two series vary together."""
    n = _pairs(x, y, "covariance")
    return _products(_centered(x, n)[1], _centered(y, n)[1]) / (n - 1)


def _ranks(data, start):
    order = sorted(range(len(data)), key=data.__getitem__)
    result, at = [0] * len(data), 0
    while at < len(order):
        end = at
        while end < len(order) and data[order[end]] == data[order[at]]:
            end += 1
        for place in order[at:end]:
            result[place] = start - 1 + at + (end - at + 1) / 2
        at = end
    return result


def _sqrtprod(x, y):
    h = sqrt(x * y)
    if not h or h == inf or h != h:
        return h
    return h + _products((x, h), (y, -h)) / (2.0 * h)


def correlation(x, y, /, *, method="linear"):
    """How much of a straight line two series are."""
    n = _pairs(x, y, "correlation")
    if method not in ("linear", "ranked"):
        raise ValueError(f"Unknown method: {method!r}")
    if method == "ranked":
        x, y = _ranks(list(x), (n - 1) / -2), _ranks(list(y), (n - 1) / -2)
    else:
        x, y = _centered(x, n)[1], _centered(y, n)[1]
    try:
        return _products(x, y) / _sqrtprod(_products(x, x), _products(y, y))
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant") from None


class LinearRegression(tuple):
    """A straight line."""

    _fields = __match_args__ = ("slope", "intercept")
    slope = property(lambda self: self[0])
    intercept = property(lambda self: self[1])

    def __new__(cls, slope, intercept):
        return tuple.__new__(cls, (slope, intercept))

    def __repr__(self):
        return f"LinearRegression(slope={self[0]!r}, intercept={self[1]!r})"


def linear_regression(x, y, /, *, proportional=False):
    """The straight line that two series come nearest to."""
    n = _pairs(x, y, "linear regression")
    xbar = ybar = 0.0
    if not proportional:
        xbar, x = _centered(x, n)
        ybar, y = _centered(y, n)
    try:
        slope = (_products(x, y) + 0.0) / _products(x, x)
    except ZeroDivisionError:
        raise StatisticsError("x is constant") from None
    return LinearRegression(slope, 0.0 if proportional else ybar - slope * xbar)


def __getattr__(name):
    if name != "NormalDist":
        raise AttributeError(f"module 'statistics' has no attribute {name!r}")
    from _normal_dist import NormalDist

    globals()[name] = NormalDist
    return NormalDist
