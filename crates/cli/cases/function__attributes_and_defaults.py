# What a function object holds.
import sys
def f(a, b=[1], *args, c=3, **kw) -> int:
    "A doc."
    local = a
    return local
print(f.__name__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__code__.co_varnames, f.__code__.co_argcount)
f.calls = 0
f.calls += 1
print(f.__dict__, f.__module__, f.__qualname__, callable(f), f.__annotations__)
g = f
f = None
print(g(5), g.__name__)
g.__defaults__ = (9,)
g.__name__ = "renamed"
print(g.__name__, repr(g)[:12], g.__code__.co_name)
def outer():
    def inner(): pass
    return inner
print(outer().__qualname__, outer() is outer(), outer().__code__ is outer().__code__)
print((lambda: 0).__name__, len.__name__, [].append.__name__, int.__add__.__qualname__)
