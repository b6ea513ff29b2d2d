# Counting words and numbers in dicts.
# Allowed times Pyodide's: 2.5 (one of the twelve)
import time


def main(n):
    words = ["word" + str(i * i % 97) for i in range(1000)]
    counts = {}
    numbers = {}
    for i in range(n):
        word = words[i % 1000]
        counts[word] = counts.get(word, 0) + 1
        key = i * 7 % 1009
        if key in numbers:
            numbers[key] += 1
        else:
            numbers[key] = 1
    return len(counts), sum(counts.values()), counts["word1"], len(numbers), numbers[5]


start = time.perf_counter()
result = main(1_000_000)
elapsed = time.perf_counter() - start
print(*result)
print(elapsed)
