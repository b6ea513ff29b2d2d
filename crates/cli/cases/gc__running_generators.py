# What a running generator holds counts as the generator's while a collection looks: the order of survivors tells it.
import gc


class Node:
    def __init__(self, name):
        self.name = name


def order(generation):
    return [x.name for x in gc.get_objects(generation) if isinstance(x, Node)]


def generator():
    first = Node("first")
    second = Node("second")
    first.to = Node("third")
    yield gc.collect()
    fourth = Node("fourth")
    yield gc.collect(0)


def outer():
    mine = Node("outer")
    yield from generator()


def function():
    first = Node("in a function")
    return next(running)


async def coroutine():
    held = Node("held by a coroutine")
    gc.collect()
    return order(2)


gc.collect()
gc.disable()
before = Node("before")
running = generator()
after = Node("after")
print(next(running) >= 0, order(0), order(1), order(2))
print(next(running) >= 0, order(0), order(1), order(2))
running = None
running = outer()
after = Node("after that")
print(function() >= 0, order(2))
print(gc.get_referrers(after) == [globals()], order(2))
running = None
coroutine = coroutine()
last = Node("last")
try:
    coroutine.send(None)
except StopIteration as stop:
    print(stop.value)

# A generator that only its own frame holds, and an object that only that frame holds.
def own():
    me = yield
    local = Node("local")
    del globals()["mine"]
    print(gc.collect() >= 0, order(2)[-1:])
    yield


mine = own()
next(mine)
kept = Node("kept")
try:
    mine.send(mine)
except StopIteration:
    pass
print(gc.collect() > 0, order(2)[-1:])

# What is older than the generator comes back at the list's end, where the generator is what holds it.
def holder(given, *more):
    yield gc.collect()
    yield gc.collect()


kept = local = mine = before = after = last = None
gc.collect()
made = holder(Node("given"), Node("more"))
beside = Node("beside")
print(next(made) >= 0, order(2))
print(gc.collect() >= 0, order(2))
print(next(made) >= 0, order(2))
