# send, throw and close in one generator.
def averager():
    total = count = 0
    average = None
    try:
        while True:
            try:
                value = yield average
            except ValueError as error:
                print("ignored", error)
                continue
            total += value
            count += 1
            average = total / count
    finally:
        print("closed after", count)
a = averager()
next(a)
print(a.send(10), a.send(20))
print(a.throw(ValueError("bad value")))
print(a.send(60))
a.close()
a.close()
try:
    a.send(1)
except StopIteration:
    print("over")
try:
    a.throw(KeyError("k"))
except KeyError as error:
    print("thrown back", error)
def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            yield 2
s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)
