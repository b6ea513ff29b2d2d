# except* is compiled and not run.
try:
    raise ExceptionGroup("g", [ValueError(1)])
except* ValueError as e:
    print(repr(e))
