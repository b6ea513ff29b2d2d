def source():
    try:
        raise KeyError("first")
    except KeyError as error:
        raise ValueError("deep\nlines") from error


try:
    source()
except ValueError as error:
    caught = error
caught.add_note("a note")
many = [OSError(i) for i in range(18)]
outer = ExceptionGroup("outer", [caught, TypeError("t"), ExceptionGroup("inner", many)])
outer.add_note("of two\nlines")
deep = ValueError(0)
for level in range(13):
    deep = ExceptionGroup(f"level {level}", [deep])
try:
    raise LookupError("before")
except LookupError:
    raise BaseExceptionGroup("top", [outer, deep, KeyboardInterrupt()])
