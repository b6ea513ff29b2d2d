# Too deep, caught and uncaught; the traceback is abbreviated.
import sys

def deep(n):
    return deep(n + 1)

try:
    deep(0)
except RecursionError as error:
    print(error)
    depth = 0
    tb = error.__traceback__
    while tb is not None:
        depth += 1
        tb = tb.tb_next
    print(depth > 900)

sys.setrecursionlimit(60)

def even(n):
    return n == 0 or odd(n - 1)

def odd(n):
    return n != 0 and even(n - 1)

print(even(20))
try:
    even(200)
except RecursionError as error:
    print(type(error).__name__)
sys.setrecursionlimit(1000)

def countdown(n):
    if n == 0:
        raise ValueError("at the bottom")
    countdown(n - 1)

countdown(6)
