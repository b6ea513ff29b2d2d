# Lists by index: a sieve, a product of matrices, slices.
# Allowed times Pyodide's: 3 (one of the twelve)
import time


def sieve(n):
    flags = [True] * (n + 1)
    flags[0] = flags[1] = False
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            flags[i * i::i] = [False] * len(range(i * i, n + 1, i))
    return sum(flags)


def product(a, b):
    size = len(a)
    result = [[0] * size for _ in range(size)]
    for i in range(size):
        row, out = a[i], result[i]
        for j in range(size):
            total = 0
            for k in range(size):
                total += row[k] * b[k][j]
            out[j] = total
    return result


def main(n):
    matrix = [[(i * j) % 7 for j in range(90)] for i in range(90)]
    squared = product(matrix, matrix)
    numbers = list(range(n))
    for i in range(0, n - 1, 2):
        numbers[i], numbers[i + 1] = numbers[i + 1], numbers[i]
    return sieve(n), squared[3][4], numbers[:4], sum(numbers[10:-10])


start = time.perf_counter()
result = main(300_000)
elapsed = time.perf_counter() - start
print(*result)
print(elapsed)
