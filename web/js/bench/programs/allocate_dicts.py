# Making and freeing small dicts, some kept for a while.
# Allowed times Pyodide's: 1.5
import time


def main(n):
    kept = [None] * 1000
    total = 0
    for i in range(n):
        small = {"a": i, "b": i}
        small["c"] = total
        kept[i % 1000] = small
        total += len({i: small})
    return total, len(kept)


start = time.perf_counter()
result = main(600_000)
elapsed = time.perf_counter() - start
print(*result)
print(elapsed)
