import sys
async def f():
    try:
        got = yield 1
        print("got", got)
        yield 2
    finally:
        print("fin")
def run(coro):
    try:
        while True:
            coro.send(None)
    except StopIteration as e:
        return e.value
async def main():
    a = f()
    print(await a.asend(None))
    print(await a.asend("x"))
    try:
        await a.asend(None)
    except StopAsyncIteration:
        print("over")
    async for x in f():
        print(x)
    print([x async for x in f()])
    g = (x * 2 async for x in f())
    print(type(g).__name__, [x async for x in g])
    b = f()
    await anext(b)
    await b.aclose()
    print(await anext(b, "default"))
    print(b.ag_running, b.ag_frame, b.ag_await, b.ag_code.co_name, b.ag_suspended)
    c = f()
    await c.__anext__()
    try:
        await c.athrow(ValueError("v"))
    except ValueError as e:
        print(repr(e))
    d = f()
    await anext(d)
    try:
        await d.athrow(KeyError, "k", None)
    except KeyError as e:
        print(repr(e))
print(run(main()))
print(sys.getsizeof(f()))
print(f(), ) if 0 else None
class A:
    def __aiter__(self): return self
    async def __anext__(self):
        raise StopAsyncIteration
async def m2():
    async for x in A(): pass
    else: print("else")
    async for x in aiter(A()): pass
    print(await anext(A(), 5))
run(m2())
print(sys.get_asyncgen_hooks())
c = m2()
print(c.cr_frame, c.cr_await, c.cr_running, c.cr_suspended, c.cr_origin) if 0 else print(c.cr_await, c.cr_running, c.cr_suspended, c.cr_origin)
c.close()
try: c.send(None)
except RuntimeError as e: print(e)
def g():
    try:
        yield 1
    except GeneratorExit:
        return 5
h = g(); next(h); print(h.close())
def g2():
    x = yield from g()
    print("x", x)
    yield 3
h = g2(); next(h); print(h.gi_yieldfrom)if 0 else print(h.gi_yieldfrom.__name__)
import warnings
async def never(): pass
never()
f().asend(None)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    never()
    print([str(x.message) for x in w])
