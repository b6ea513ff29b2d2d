# What calls allocate besides what they return: tuples of arguments, dicts of names, lists on the way.
import gc

gc.disable()


class Base:
    def __init__(self, n=0):
        super().__init__()
        self.n = n


class Setter(Base):
    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)


class Map(dict):
    pass


class Map2(dict):
    def __init__(self, **named):
        super().__init__(**named)


class Pair(tuple):
    pass


def grown(function):
    gc.collect()
    before = gc.get_count()[0]
    function()
    return gc.get_count()[0] - before


def derived():
    class Derived(Base):
        pass


names = {"n": 1}
for text, function in {
    "super().__init__()": lambda: Base(),
    "object.__setattr__": lambda: Setter(),
    "names to a class": lambda: Base(n=1),
    "names in a dict": lambda: Base(**names),
    "names in a dict, function": lambda: (lambda n: n)(**names),
    "a dict of names": lambda: Map(n=1),
    "a dict of names, __init__": lambda: Map2(n=1),
    "a tuple's class": lambda: Pair([1, 2]),
    "a slot's method": lambda: [].__add__([]),
    "it in place": lambda: [].__iadd__({1}),
    "the rest of an iterator": lambda: list(iter([1])),
    "the same, unpacked": lambda: [*iter([1])],
    "join": lambda: "".join({"a"}),
    "bytes": lambda: bytes([1]),
    "repr of a set": lambda: repr({1}),
    "staticmethod": lambda: staticmethod(len),
    "class statement": derived,
    "type()": lambda: type("A", (Base,), {}),
}.items():
    print(text, [grown(function) for _ in range(3)])
bases = (Base,)
print(type("A", bases, {}).__bases__ is bases)
