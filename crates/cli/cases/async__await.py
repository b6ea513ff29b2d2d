# Coroutines: who holds them, what happens to one that nobody awaits, async with, async for.
import gc, sys

class Later:
    def __init__(self, value): self.value = value
    def __await__(self):
        got = yield self.value
        return got
    def __del__(self): print("later gone", self.value)

class Room:
    def __init__(self, name): self.name = name
    async def __aenter__(self):
        print("enter", self.name)
        return self
    async def __aexit__(self, kind, value, trace):
        print("exit", self.name, kind and kind.__name__)
        return kind is KeyError

class Count:
    def __init__(self, end): self.n, self.end = 0, end
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n == self.end:
            raise StopAsyncIteration
        self.n += 1
        return self.n

async def inner(value):
    return await Later(value)

async def outer():
    first = await inner(1)
    second = await inner(first + 1)
    async with Room("a") as room:
        async for n in Count(2):
            print("n", n)
        else:
            print("no more")
        raise KeyError(room.name)
    return [m async for m in Count(3) if m != 2], {m: m async for m in Count(1)}, second

def run(coroutine):
    sent = None
    try:
        while True:
            sent = coroutine.send(sent)
            print("asked for", sent)
            sent *= 10
    except StopIteration as end:
        return end.value

print(run(outer()))

c = inner(5)
print(type(c).__name__, c.__name__, c.__qualname__, sys.getrefcount(c))
print(c.send(None))
c.close()
del c

async def wrong():
    try:
        await 3
    except TypeError as e:
        print(e)
    class NoIter:
        def __await__(self): return 5
    for made in (NoIter,):
        try:
            await made()
        except TypeError as e:
            print(e)
    try:
        async for _ in []: pass
    except TypeError as e:
        print(e)
    class A:
        def __aiter__(self): return 1
    class B:
        def __aiter__(self): return self
        def __anext__(self): return 1
    for made in A, B:
        try:
            async for _ in made(): pass
        except TypeError as e:
            print(e, repr(e.__cause__))
    try:
        async with 3: pass
    except TypeError as e:
        print(e)
    class C:
        def __aenter__(self): return 1
        def __aexit__(self, *a): return 1
    try:
        async with C(): pass
    except TypeError as e:
        print(e)
run(wrong())
try:
    run(outer().__await__())
except Exception as e:
    print(repr(e))
w = inner(9)
w.send(None)
holder = [w]
holder.append(holder)
del w, holder
print(gc.collect())
