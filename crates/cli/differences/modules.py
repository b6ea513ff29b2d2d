# Only gc, sys, weakref, time, math and atexit are there.
try:
    import itertools
    print("imported", itertools.__name__)
except ModuleNotFoundError as error:
    print(type(error).__name__, error)
