# Generators: chains of them, send, yield from a tree.
# Allowed times Pyodide's: 3 (one of the twelve)
import time


def count(n):
    for i in range(n):
        yield i


def odd(source):
    for i in source:
        if i % 2:
            yield i


def averager():
    total = seen = 0
    while True:
        value = yield total
        total += value
        seen += 1


def walk(tree):
    if tree is not None:
        left, value, right = tree
        yield from walk(left)
        yield value
        yield from walk(right)


def tree_of(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return tree_of(low, middle), middle, tree_of(middle + 1, high)


def main(n):
    total = sum(i * 2 for i in odd(count(n)))
    running = averager()
    next(running)
    for i in range(n // 2):
        last = running.send(i)
    tree = tree_of(0, n // 20)
    return total, last, sum(walk(tree))


start = time.perf_counter()
result = main(500_000)
elapsed = time.perf_counter() - start
print(*result)
print(elapsed)
