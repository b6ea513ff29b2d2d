# Sorting numbers, texts and pairs, with and without a key.
# Allowed times Pyodide's: 3 (one of the twelve)
import time


def main(n):
    seed = 42
    numbers = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        numbers.append(seed)
    words = [str(number) for number in numbers]
    pairs = [(number % 1000, word) for number, word in zip(numbers, words)]
    ordered = sorted(numbers)
    words.sort(reverse=True)
    pairs.sort()
    by_tail = sorted(words, key=lambda word: word[-4:])
    floats = sorted(number / 3 for number in numbers)
    return ordered[n // 2], words[0], pairs[-1], by_tail[n // 3], floats[0]


start = time.perf_counter()
result = main(60_000)
elapsed = time.perf_counter() - start
print(*result)
print(elapsed)
