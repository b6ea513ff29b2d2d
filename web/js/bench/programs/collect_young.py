# Automatic collections of young garbage beside 1,000,000 live objects; only the collections are timed.
# Allowed times Pyodide's: 1.0
import gc
import time


class Node:
    def __init__(self):
        self.other = None


class Pauses:
    def __init__(self):
        self.total = 0.0
        self.began = 0.0

    def __call__(self, phase, info):
        if phase == "start":
            self.began = time.perf_counter()
        else:
            self.total += time.perf_counter() - self.began


def churn(pairs):
    for _ in range(pairs):
        one, other = Node(), Node()
        one.other, other.other = other, one


gc.disable()
alive = [Node() for _ in range(1_000_000)]
gc.collect()
gc.enable()
pauses = Pauses()
gc.callbacks.append(pauses)
churn(150_000)
gc.callbacks.remove(pauses)
print(len(alive))
alive.clear()
gc.collect()
print(pauses.total)
