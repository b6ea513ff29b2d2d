# A memo that grows: every result is kept.
import sys
memo = {}
def fib(n):
    if n not in memo:
        memo[n] = n if n < 2 else fib(n - 1) + fib(n - 2)
    return memo[n]
print(fib(30), len(memo), sys.getsizeof(memo))
print(fib(80), len(memo), sys.getsizeof(memo))
def bounded(n, memo={}, limit=5):
    if len(memo) >= limit:
        memo.pop(next(iter(memo)))
    memo[n] = n * n
    return list(memo)
for n in range(8):
    last = bounded(n)
print(last, len(bounded.__defaults__[0]))
memo.clear()
print(sys.getsizeof(memo), fib(3), memo)
