# Making and freeing small lists, some kept for a while.
# Allowed times Pyodide's: 1.5
import time


def main(n):
    kept = [None] * 1000
    total = 0
    for i in range(n):
        small = [i, i + 1, i + 2]
        small.append(i)
        kept[i % 1000] = small
        total += len([small, small])
    return total, len(kept)


start = time.perf_counter()
result = main(1_000_000)
elapsed = time.perf_counter() - start
print(*result)
print(elapsed)
