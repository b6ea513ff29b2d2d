# Calls with keywords, defaults, stars, closures and builtins.
# Allowed times Pyodide's: 3 (one of the twelve)
import time


def scaled(value, factor=2, *, offset=0):
    return value * factor + offset


def spread(*values, **named):
    return len(values) + len(named)


def adder(amount):
    def add(value):
        return value + amount
    return add


def main(n):
    add = adder(3)
    pair = (1, 2)
    total = 0
    for i in range(n):
        total += scaled(i) + scaled(i, 3) + scaled(i, offset=1)
        total += add(i) + spread(i, *pair, key=i)
        total += max(i, 5) + abs(-i) + min(pair)
    return total


start = time.perf_counter()
result = main(200_000)
elapsed = time.perf_counter() - start
print(result)
print(elapsed)
