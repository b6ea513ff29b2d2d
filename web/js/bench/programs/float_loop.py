# A loop of float arithmetic.
# Allowed times Pyodide's: 2.5 (one of the twelve)
import time


def main(n):
    x = 0.5
    total = 0.0
    i = 0
    while i < n:
        x = x * 3.7 * (1.0 - x)
        total += x * 0.5 - x / 3.0
        i += 1
    return total


start = time.perf_counter()
result = main(2_000_000)
elapsed = time.perf_counter() - start
print(result > 0.0, round(main(1000), 6))
print(elapsed)
