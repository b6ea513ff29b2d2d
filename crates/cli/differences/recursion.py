# Recursion through the machine's own code (a key function, sum() of a generator, ...) ends earlier.
def deep(depth):
    return sorted([0], key=lambda _: deep(depth - 1) if depth else 0)
try:
    print(deep(150))
except RecursionError as error:
    print(type(error).__name__, error)
