# Values and exceptions can be sent into a generator.
def average():
    total, count, value = 0, 0, None
    while True:
        try:
            value = yield value
            total += value
            count += 1
            value = total / count
        except ValueError as error:
            print("inside:", error)
            value = "reset"
            total = count = 0

g = average()
print(next(g), g.send(10), g.send(20), g.send(3))
print(g.throw(ValueError("thrown")))
print(g.send(7))
try:
    g.throw(KeyError("not handled"))
except KeyError as error:
    print("outside:", error)
try:
    next(g)
except StopIteration as stop:
    print("finished", stop.value)

def fresh():
    yield 1

f = fresh()
try:
    f.send(5)
except TypeError as error:
    print(error)
try:
    f.throw(ValueError("at the start"))
except ValueError as error:
    print(error)
print(next(f, "default"))

def running():
    yield next(me)

me = running()
try:
    next(me)
except ValueError as error:
    print(error)

def wrong():
    yield 1
    raise StopIteration("inside")

try:
    list(wrong())
except RuntimeError as error:
    print(error, repr(error.__cause__))
