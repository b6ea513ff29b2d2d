class N: pass
class E:
    def __enter__(self): return 1
class X:
    def __exit__(self, *a): return 1
class AE:
    async def __aenter__(self): return 1
class AX:
    async def __aexit__(self, *a): return 1
class AB(AE, AX): pass
class B(E, X): pass
for k in N, E, X, AE, AX, AB, B:
    try:
        with k(): pass
    except TypeError as e: print(k.__name__, e)
    async def f():
        async with k(): pass
    try: f().send(None)
    except TypeError as e: print(k.__name__, e)
    except StopIteration: pass
