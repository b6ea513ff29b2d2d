# A slice can be a key: equal slices have equal hashes, as numbers the same that CPython computes.
print(hash(slice(1, 2, 5)), hash(slice(None, 2, 3)) == hash(slice(None, 2, 3)), {slice(1, 2): "found"}[slice(1, 2)])
print(hash(slice(0, 0, 0)), hash((1, 2, 3)), hash(slice(1, 2, 3)))
try:
    hash(slice([], 1))
except TypeError as error:
    print(error)
