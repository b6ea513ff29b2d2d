# A chain of 1,000,000 objects freed by one del; only the del is timed.
# Allowed times CPython's: 2.0
# Bound: 1 times three passes over 1000000 objects and 2000000 references
import gc
import time


class Node:
    def __init__(self, next):
        self.next = next


gc.disable()
head = None
for _ in range(1_000_000):
    head = Node(head)
start = time.perf_counter()
del head
elapsed = time.perf_counter() - start
gc.enable()
print(gc.collect())
print(elapsed)
