# Asynchronous generators and comprehensions.
async def numbers(n):
    for i in range(n):
        yield i


async def sending():
    try:
        got = yield 1
        while got:
            got = yield got, await other(got)
    finally:
        await cleanup()
    return


async def wrapped(source):
    async with source as s:
        async for x in s:
            yield x
    yield


async def comprehensions(a, b):
    first = [x async for x in a]
    second = {x: y async for x, y in a if x}
    third = {x async for x in a for y in b if y async for z in x}
    fourth = [await f(x) for x in b]
    fifth = [[y async for y in x] for x in b]
    return first, second, third, fourth, fifth


async def expressions(a):
    lazy = (x async for x in a)
    awaiting = (await x for x in a)
    nested = ((y async for y in x) for x in a)
    both = (x + y async for x in a if await x for y in x)
    return lazy, awaiting, nested, both


def plain(a):
    return (x async for x in a)


lazy = (x async for x in numbers(3))


async def lambdas():
    return lambda: (yield)
