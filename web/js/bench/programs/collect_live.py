# gc.collect() over 1,000,000 live objects, each of which refers to its neighbour and its class: five in a row are timed.
# Allowed times Pyodide's: 0.5
# Bound: 5 times three passes over 1000000 objects and 3000000 references
import gc
import time


class Node:
    def __init__(self, other):
        self.other = other


gc.disable()
node = None
alive = []
for _ in range(1_000_000):
    node = Node(node)
    alive.append(node)
gc.collect()
found = 0
start = time.perf_counter()
for _ in range(5):
    found += gc.collect()
elapsed = time.perf_counter() - start
# The last one first: each is then held by the list alone.
del node
alive.clear()
gc.enable()
print(found)
print(elapsed)
