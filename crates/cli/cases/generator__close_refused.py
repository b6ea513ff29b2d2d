# A generator that will not end when it is closed, and what a traceback of it then keeps alive.
import gc
import weakref


class Held:
    pass


def inner(n):
    try:
        yield "inner"
    finally:
        print("inner done", n)


def handles():
    keep = Held()
    seen.append(weakref.ref(keep, lambda ref: print("handles: held is gone")))
    try:
        yield from inner(1)
    except BaseException as e:
        yield from inner(2)


def ends():
    keep = Held()
    seen.append(weakref.ref(keep, lambda ref: print("ends: held is gone")))
    try:
        yield 1
    finally:
        yield from inner(3)


seen = []
for make in handles, ends:
    it = make()
    print(next(it))
    it = None
    print("no name is left")
    print(gc.collect(), "collected")


def lines(error):
    traceback, found = error.__traceback__, []
    while traceback:
        found.append((traceback.tb_frame.f_code.co_name, traceback.tb_lineno))
        traceback = traceback.tb_next
    print(repr(error), found)


def waits(source):
    try:
        yield from source
    except BaseException as error:
        lines(error)


for source in (inner(4), [1, 2]):
    it = waits(source)
    next(it)
    it.close()
for error in (ValueError("thrown"), GeneratorExit()):
    it = waits(inner(5))
    next(it)
    try:
        it.throw(error)
    except StopIteration:
        print("over")
