# What a match statement binds, and whom its failing patterns let go.
import gc, sys

class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __del__(self):
        print("gone", self.x)

class Map:
    __abc_tpflags__ = 64

    def __init__(self, **items): self.items = items
    def get(self, key, default=None):
        print("get", key)
        return self.items.get(key, default)
    def keys(self): return self.items.keys()
    def __getitem__(self, key): return self.items[key]
    def __len__(self): return len(self.items)

class Bad:
    __match_args__ = ["x"]

class Few:
    __match_args__ = ("x",)

def kind(value):
    match value:
        case Point(0, y):
            return "on the axis", y
        case Point(x=x, y=Point(x=inner)):
            return "nested", x, inner
        case Point(x, y) if x == y:
            return "diagonal", x
        case [] | ():
            return "empty"
        case [one]:
            return "one", one
        case [first, *_, last]:
            return "ends", first, last
        case {"kind": "map", **rest}:
            return "map", rest
        case {"a": int(n), "b": (str() | None) as b}:
            return "typed", n, b
        case {}:
            return "some mapping"
        case bool(b):
            return "bool", b
        case int(n) | float(n) if n > 100:
            return "large", n
        case -1 | 1.5 | 2j:
            return "literal"
        case str("x" | "y" as letter):
            return "letter", letter
        case None:
            return "none"
        case sys.maxsize:
            return "maxsize"
        case _:
            return "other"

for value in [[], (), [1], (1, 2), [1, 2, 3], range(4), {"kind": "map", "z": 1}, {"a": 1, "b": None}, {"a": 1, "b": 2}, {},
              True, 101, 1.5, -1, 2j, "x", "z", None, sys.maxsize, b"", {1}, "string"]:
    print(repr(value), kind(value))
print(kind(Point(0, 1)))
print(kind(Point(2, Point(3, 4))))
print(kind(Point(5, 5)))
print(kind(Point(6, 7)))
print(kind(Map(kind="map")) if False else "no map")

def errors(value, which):
    try:
        match value:
            case Bad(1) if which == 0: pass
        match value:
            case Few(1, 2) if which: pass
    except TypeError as e:
        print(type(e).__name__, e)
errors(Bad(), 0)
errors(Few(), 1)
try:
    match 1:
        case int(1, 2): pass
except TypeError as e:
    print(e)
try:
    match Point(8, 9):
        case Point(1 | 8, x=_): pass
except TypeError as e:
    print(e)

# The captured names hold what they were bound to, also when the whole pattern fails.
def held():
    value = [Point(10, 0), 1]
    match value:
        case [p, 2]: pass
        case [_, 1]: pass
    return sys.getrefcount(value[0])
print(held())
print(gc.collect())
