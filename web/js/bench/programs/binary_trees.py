# Building and walking complete binary trees, each freed by its last name.
# Allowed times Pyodide's: 1.5
import time


class Node:
    __slots__ = ("left", "right")

    def __init__(self, left, right):
        self.left = left
        self.right = right


def build(depth):
    if depth == 0:
        return Node(None, None)
    return Node(build(depth - 1), build(depth - 1))


def check(node):
    if node.left is None:
        return 1
    return 1 + check(node.left) + check(node.right)


def main(rounds, depth):
    keep = build(depth)
    total = 0
    for _ in range(rounds):
        total += check(build(depth))
    return total, check(keep)


start = time.perf_counter()
result = main(24, 14)
elapsed = time.perf_counter() - start
print(*result)
print(elapsed)
