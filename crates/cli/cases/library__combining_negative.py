# Which of two wrong arguments is told of: what is no iterable, or a number of items below zero.
import itertools

for combine in (itertools.combinations, itertools.combinations_with_replacement, itertools.permutations):
    for items in (0, "ab"):
        for count in (-2, None, 1):
            try:
                print(list(combine(items, count)))
            except (TypeError, ValueError) as error:
                print(type(error).__name__, error)
