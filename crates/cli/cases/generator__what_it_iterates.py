# What generators hold while they iterate and delegate: a sequence and the place in it, or an iterator.
import gc
import sys
import traceback


def delegate(values):
    result = yield from values
    print("result", result)


def loop(values):
    for value in values:
        values = None
        yield value


for values in ([1, 2, 3], (1, 2), "abc", "é", b"ab", bytearray(b"ab"), range(3), {1: 2}, {1}):
    waiting = delegate(values)
    print(next(waiting), type(waiting.gi_yieldfrom).__name__, sys.getsizeof(waiting), list(waiting)[:2])
    looping = loop(values)
    print(next(looping), [type(held).__name__ for held in gc.get_referents(looping)], list(looping)[:2])

waiting = delegate([1, 2])
next(waiting)
try:
    waiting.send(1)
except AttributeError as error:
    print(error)
waiting = delegate("ab")
next(waiting)
try:
    waiting.throw(ValueError("thrown"))
except ValueError:
    # The file's folder is another one on every machine.
    print(traceback.format_exc().replace(__file__, "FILE"), end="")

expression = (value for value in [1, 2])
print(next(expression), type(expression.gi_frame.f_locals[".0"]).__name__, sys.getsizeof(expression))
print(type((value for value in {1}).gi_frame.f_locals[".0"]).__name__)
try:
    (value for value in 5)
except TypeError:
    print(traceback.format_exc().replace(__file__, "FILE"), end="")


class Asked:
    def __iter__(self):
        print("asked by", sys._getframe(1).f_code.co_name)
        return iter([1])


class NoIterator:
    def __iter__(self):
        return 1


print(list(value for value in Asked()), [value for value in Asked()])
try:
    (value for value in NoIterator())
except TypeError as error:
    print(len(traceback.extract_tb(error.__traceback__)))
