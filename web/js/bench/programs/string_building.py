# Strings made of parts: formatted, joined, sliced, grown in place.
# Allowed times Pyodide's: 3 (one of the twelve)
import time


def main(n):
    parts = []
    line = ""
    for i in range(n):
        text = f"item {i:>6} is {i / 8:.2f}"
        parts.append(text[5:11].strip() + ":" + text[-4:])
        line += str(i & 7)
    joined = ",".join(parts)
    return len(joined), len(line), joined[-20:], line.count("3")


start = time.perf_counter()
result = main(150_000)
elapsed = time.perf_counter() - start
print(*result)
print(elapsed)
