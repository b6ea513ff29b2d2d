# Calls: a doubly recursive function.
# Allowed times Pyodide's: 2.5 (one of the twelve)
import time


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


start = time.perf_counter()
result = fib(32)
elapsed = time.perf_counter() - start
print(result)
print(elapsed)
