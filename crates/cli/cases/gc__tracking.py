# Which objects the collector looks at: containers do, atoms do not.
import gc

class A:
    pass

class S:
    __slots__ = ()

class I(int):
    pass

def f():
    pass

for value in (1, 1.5, "s", b"b", None, True, ..., (), range(3), int):
    print(repr(value), gc.is_tracked(value))
for value in ([], {}, {1: 2}, set(), frozenset(), A(), S(), I(3), f, f.__get__(1), len, slice(1), iter([]), (x for x in [])):
    print(type(value).__name__, gc.is_tracked(value))
one, two = 1, "two"
flat = (one, two)
deep = ([], one)
nested = (flat, deep)
print(gc.is_tracked(flat), gc.is_tracked(deep), gc.is_tracked(nested))
holds_flat = (flat,)
print(gc.is_tracked(holds_flat))
gc.collect()
print(gc.is_tracked(holds_flat), gc.is_tracked(nested))
print(gc.is_tracked(A), gc.is_tracked(gc))
try:
    gc.is_tracked()
except TypeError as error:
    print(error)
