# Exception classes of one's own: arguments, attributes, hierarchy.
class AppError(Exception):
    pass

class CodeError(AppError):
    def __init__(self, code, text):
        super().__init__(code, text)
        self.code = code

    def __str__(self):
        return f"[{self.code}] {self.args[1]}"

try:
    raise CodeError(7, "bad")
except AppError as error:
    print(error, repr(error), error.args, error.code, isinstance(error, Exception))
for cls in (AppError, KeyError, ZeroDivisionError, UnicodeDecodeError, RecursionError, StopIteration, KeyboardInterrupt):
    print(cls.__name__, [base.__name__ for base in cls.__mro__])
print(repr(ValueError()), repr(ValueError(1)), repr(ValueError(1, "two")), str(ValueError(1, "two")))
print(str(KeyError("quoted")), str(KeyError(1, 2)), repr(OSError(2, "No such file")), OSError(2, "x").errno)
stop = StopIteration("the value")
print(stop.value, SystemExit(3).code, AttributeError("m", name="n", obj=5).name)
try:
    assert 1 == 2, "one is not two"
except AssertionError as error:
    print(error)
