# __cause__ and __context__ tie exceptions together.
def fail():
    try:
        {}["missing"]
    except KeyError as error:
        raise ValueError("no value") from error

try:
    fail()
except ValueError as error:
    print(repr(error), repr(error.__cause__), error.__cause__ is error.__context__, error.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        int("x")
except ValueError as error:
    print(repr(error.__context__), error.__cause__, error.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise TypeError("hidden") from None
except TypeError as error:
    print(repr(error.__context__), error.__cause__, error.__suppress_context__)
try:
    raise
except RuntimeError as error:
    print(error)
try:
    raise 5
except TypeError as error:
    print(error)
try:
    raise ValueError
except ValueError as error:
    print(error.args, str(error) == "")
