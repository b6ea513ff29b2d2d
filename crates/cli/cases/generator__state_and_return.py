# What a generator tells of itself, and what comes of return.
import inspect

def gen():
    received = yield "first"
    print("received", received)
    try:
        yield "second"
    except ValueError as error:
        yield f"handled {error}"
    return "the result"

g = gen()
print(inspect.getgeneratorstate(g), g.gi_running, g.gi_frame.f_lineno)
print(next(g), inspect.getgeneratorstate(g))
print(g.send(42))
print(g.throw(ValueError("thrown")))
try:
    next(g)
except StopIteration as stop:
    print("value:", stop.value, stop.args)
print(inspect.getgeneratorstate(g), g.gi_frame)
print(list(g), next(g, "default"))

def outer():
    result = yield from gen()
    print("got", result)

print(list(outer()))
g = gen()
try:
    g.send(1)
except TypeError as error:
    print(error)

def recursive():
    yield next(me)

me = recursive()
try:
    next(me)
except ValueError as error:
    print(error)
