# Text taken apart: lines, words, methods of strings.
# Allowed times Pyodide's: 3 (one of the twelve)
import time

TEXT = "  The quick brown fox, jumps over the lazy dog; and then -- it runs away!  \n"


def main(n):
    lengths = {}
    shouted = 0
    for _ in range(n):
        for word in TEXT.strip().lower().replace("--", " ").split():
            word = word.strip(",;!")
            if word.startswith("t") or word.endswith("s"):
                shouted += len(word.upper())
            if "o" in word and word.find("o") < 3:
                lengths[word] = lengths.get(word, 0) + len(word)
    return shouted, sorted(lengths.items())


start = time.perf_counter()
result = main(20_000)
elapsed = time.perf_counter() - start
print(*result)
print(elapsed)
