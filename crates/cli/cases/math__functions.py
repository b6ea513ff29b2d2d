# The math module.
import math

print(math.pi, math.e, math.tau, math.inf, -math.inf, math.nan, math.isnan(math.nan), math.isinf(math.inf), math.isfinite(1.0))
print(math.sqrt(2), math.floor(-1.5), math.ceil(-1.5), math.trunc(-1.5), math.fabs(-2), math.pow(2, 0.5), math.exp(1), math.log(10), math.log(8, 2), math.log2(8), math.log10(1000))
print(math.gcd(12, 18), math.lcm(4, 6), math.factorial(20), math.comb(5, 2), math.perm(5, 2), math.isqrt(10**20), math.hypot(3, 4), math.dist([0, 0], [3, 4]), math.prod([1, 2, 3, 4]))
print(round(math.sin(1), 12), round(math.cos(1), 12), round(math.tan(1), 12), round(math.atan2(1, 2), 12), math.degrees(math.pi), math.radians(180), math.copysign(1, -0.0))
print(math.modf(2.5), math.frexp(8.0), math.fmod(-7, 3), math.fsum([0.1] * 10), math.isclose(0.1 + 0.2, 0.3), math.ldexp(0.5, 3), math.floor(10**20 + 0.0), math.asin(1) * 2 == math.pi)
for action in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.exp(1000), lambda: math.floor("a"), lambda: math.ceil(math.inf), lambda: math.isqrt(-1), lambda: math.gcd(1.5)):
    try:
        print(action())
    except (ValueError, OverflowError, TypeError) as error:
        print(type(error).__name__, error)
print(math.nextafter(0.0, -0.0), math.nextafter(-0.0, 0.0, steps=3), math.nextafter(-5e-324, 0.0), math.nextafter(1.0, 1.0, steps=0))
