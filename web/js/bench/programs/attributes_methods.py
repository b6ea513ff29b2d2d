# A loop of attribute reads, attribute writes and method calls.
# Allowed times Pyodide's: 2.5 (one of the twelve)
import time


class Counter:
    step = 3

    def __init__(self):
        self.value = 0
        self.calls = 0

    def add(self, amount):
        self.value += amount * self.step
        self.calls += 1
        return self

    def total(self):
        return self.value + self.calls


def main(n):
    counter = Counter()
    seen = 0
    for i in range(n):
        counter.add(i)
        seen += counter.total() & 7
    return counter.value, counter.calls, seen


start = time.perf_counter()
result = main(600_000)
elapsed = time.perf_counter() - start
print(*result)
print(elapsed)
