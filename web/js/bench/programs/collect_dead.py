# gc.collect() of 1,000,000 objects dead in cycles of two; only the collection is timed.
# Allowed times Pyodide's: 0.5
# Bound: 1 times three passes over 1000000 objects and 2000000 references
import gc
import time


class Node:
    def __init__(self):
        self.other = None


def make(pairs):
    for _ in range(pairs):
        one, other = Node(), Node()
        one.other, other.other = other, one


gc.collect()
gc.disable()
make(500_000)
start = time.perf_counter()
found = gc.collect()
elapsed = time.perf_counter() - start
gc.enable()
print(found)
print(elapsed)
