# Making and freeing instances, with and without slots.
# Allowed times Pyodide's: 1.5
import time


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


class Slim:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


def main(n):
    kept = [None] * 1000
    total = 0
    for i in range(n):
        kept[i % 1000] = point = Point(i, total)
        slim = Slim(point, i)
        total += slim.y & 3
    return total, len(kept)


start = time.perf_counter()
result = main(500_000)
elapsed = time.perf_counter() - start
print(*result)
print(elapsed)
