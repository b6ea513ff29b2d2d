# The first time that a place in the program unpacks a sequence, an iterator is made; later it is taken apart directly.
import gc

gc.disable()


def grown(function):
    gc.collect()
    before = gc.get_count()[0]
    function()
    return gc.get_count()[0] - before


def two(pair=(1, 2)):
    a, b = pair


def two_of_list(pair=[1, 2]):
    a, b = pair


def rest(items=(1, 2, 3)):
    a, *b = items


def pairs(items=[(1, 2), (3, 4)]):
    for a, b in items:
        pass


for function in (two, two_of_list, rest, pairs):
    print(function.__name__, [grown(function) for _ in range(3)])
print([grown(lambda: two([1, 2])) for _ in range(3)])
