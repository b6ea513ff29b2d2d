# Lists, sets and dicts made by comprehensions.
# Allowed times Pyodide's: 3 (one of the twelve)
import time


def main(n):
    total = 0
    for _ in range(n):
        squares = [i * i for i in range(100)]
        even = [square for square in squares if square % 2 == 0]
        table = {i: square for i, square in enumerate(squares)}
        tails = {square % 10 for square in even}
        rows = [[row * column for column in range(8)] for row in range(8)]
        total += sum(even) + len(table) + len(tails) + sum(sum(row) for row in rows)
    return total


start = time.perf_counter()
result = main(8_000)
elapsed = time.perf_counter() - start
print(result)
print(elapsed)
