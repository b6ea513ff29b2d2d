# gc.collect() of 200,000 objects dead in pairs; only the collections are timed, of six lots of garbage.
# Allowed times Pyodide's: 1.0
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
elapsed = 0.0
for _ in range(6):
    make(100_000)
    start = time.perf_counter()
    found = gc.collect()
    elapsed += time.perf_counter() - start
    print(found)
gc.enable()
print(elapsed)
