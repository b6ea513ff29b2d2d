# Tuples of the program's text are tracked when the compiler makes them: till when depends on where the next collection
# finds them.
import gc

pair = (1, 2)
nested = (1, (2, 3))
deep = (1, (2, (3, (4, 5))))
folded = (1 + 1, (2 * 3, 4))
joined = (1, 2) + (3, 5)
empty = ((), ())
texts = ("some text", (None, True, ...))


def returned():
    return (6, (7, 8))


def parameter(x=(9, (10, 11))):
    return x


class Class:
    attribute = (12, (13, 14))


def tracked(value):
    return [gc.is_tracked(value)] + [it for item in value if type(item) is tuple for it in tracked(item)]


def tell(when):
    print(when)
    for name in ("pair", "nested", "deep", "folded", "joined", "empty", "texts"):
        print("   ", name, tracked(globals()[name]))
    print("   ", tracked(returned()), tracked(parameter()), tracked(Class.attribute))


def has_set(x):
    return x in {1, 2}


def has_pairs(x):
    return x in {(1, 2), 3}


def sliced(x):
    return x[1:2]


def others():
    constants = (c for f in (has_set, has_pairs, sliced) for c in f.__code__.co_consts)
    return [gc.is_tracked(c) for c in constants if isinstance(c, (frozenset, slice))]


tell("at first")
print("others", others())
for generation in range(3):
    gc.collect(generation)
    tell(f"after {generation}")
print("others", others())
code = compile("(1, (2, 3))", "text", "eval")
made = eval(code)
print(tracked(made))
gc.collect()
print(tracked(made))
gc.collect()
print(tracked(made))
