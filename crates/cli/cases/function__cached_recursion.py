import functools
@functools.cache
def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)
print(fib(400))
@functools.lru_cache(maxsize=None)
def f(n): return 0 if n == 0 else f(n-1) + 1
print(f(300), f.cache_info())
class T:
    @functools.cached_property
    def x(self): return 5
    @functools.lru_cache
    def m(self, n): return n and self.m(n-1)
print(T().x, T().m(300))
