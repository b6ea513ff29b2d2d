# What was passed uncounted stays uncounted in other locals of the same call, and under a loop where that needs no iterator.
import sys


def kept(value):
    other = value
    return sys.getrefcount(value), sys.getrefcount(other)


def twice(value):
    other = (third := value)
    return sys.getrefcount(value)


def looped(value):
    for item in value:
        return sys.getrefcount(value)


def generated(value):
    for item in value:
        yield sys.getrefcount(value)


def delegated(value):
    yield from value


def behind(value):
    mine = [value]
    try:
        pass
    except Exception:
        raise
    return sys.getrefcount(mine)


def main():
    mine = [[5], [6]]
    print(kept(mine), twice(mine), looped(mine), next(generated(mine)))
    for inner in mine:
        print(kept(inner), looped(inner), sys.getrefcount(inner), sys.getrefcount(mine))
    waiting = delegated(mine)
    next(waiting)
    print(sys.getrefcount(mine))
    print([sys.getrefcount(mine) for inner in mine])
    print(behind(mine))
    table = {1: 2}
    print([sys.getrefcount(table) for key in table], looped(table), next(generated(table)))


main()
