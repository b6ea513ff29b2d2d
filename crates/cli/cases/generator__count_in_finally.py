# A generator that is closed, thrown into or collected: how many hold it while its finally clause runs?
import gc
import sys


def g():
    try:
        yield
    finally:
        print("by its name:", sys.getrefcount(it))


it = g()
next(it)
it.close()
it = g()
next(it)
try:
    it.throw(KeyError)
except KeyError:
    print("KeyError")


def holds_itself():
    me = yield
    try:
        yield
    finally:
        print("by itself:", sys.getrefcount(me))


it = holds_itself()
next(it)
it.send(it)
del it
print("collected", gc.collect())
it = holds_itself()
next(it)
it.send(it)
it.close()

# The namespace of an exception can be another dict.
for kind in (KeyError, Exception):
    error = kind(1)
    error.__dict__ = {"n": 0}
    print(error.n, error.__dict__, error.args)
    try:
        del error.__dict__
    except TypeError as refused:
        print(refused)
