import sys


class Noisy(Exception):
    def __del__(self):
        print("freed", self.args)


def run(group):
    try:
        raise group
    except* ValueError as values:
        print("values", values.exceptions, sys.getrefcount(values))
    except* (TypeError, KeyError) as others:
        print("others", repr(others))
        raise RuntimeError("on the way")
    else:
        print("nothing")
    finally:
        print("finally")


for exceptions in (
    [ValueError(1)],
    [ValueError(1), ExceptionGroup("inner", [ValueError(2), TypeError(3)])],
    [KeyError("k"), OSError(2)],
    [OSError(5)],
):
    try:
        run(ExceptionGroup("outer", exceptions))
    except BaseException as e:
        print("raised", repr(e), repr(e.__context__))

try:
    try:
        raise Noisy("naked")
    except* Noisy as caught:
        print(type(caught).__name__, caught.exceptions)
    print("after")
except* ValueError:
    print("never")

for number in range(4):
    try:
        if number == 2:
            raise ExceptionGroup("two", [Noisy(2), ValueError(2)])
    except* ValueError:
        print("value in", number)
    except* Noisy:
        print("noisy in", number)
    else:
        print("none in", number)


def nested():
    try:
        try:
            raise ExceptionGroup("g", [ValueError("a"), TypeError("b"), OSError("c")])
        except* ValueError as e:
            raise
        except* TypeError as e:
            raise e
        except* OSError as e:
            raise KeyError("d") from e
    except ExceptionGroup as whole:
        return whole


whole = nested()
print(repr(whole))
print([repr(e.__cause__) for e in whole.exceptions])
found, rest = whole.split(KeyError)
print(found, rest, whole.subgroup(lambda e: isinstance(e, TypeError)))
