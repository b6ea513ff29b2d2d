# A generator that can reach itself: not started, suspended, and suspended in a try.
import gc

class D:
    def __del__(self):
        print("freed D", end=" ")

def not_started():
    d = D()

    def g():
        yield x, d

    x = g()

def suspended():
    d = D()

    def g():
        yield x, d

    x = g()
    next(x)

def in_argument():
    holder = [D()]

    def g(argument):
        yield argument

    x = g(holder)
    holder.append(x)
    next(x)

def in_try():
    def g():
        try:
            yield x
        finally:
            print("finally", end=" ")

    x = g()
    next(x)

gc.collect()
for make in (not_started, suspended, in_argument, in_try):
    make()
    print(make.__name__, gc.collect())
