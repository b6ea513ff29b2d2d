# PEP 634 and others, generators, comprehension scoping; async comprehension left to others
def m(v):
    match v:
        case 0 | 1 as n: return "01", n
        case -1.5 | 2+3j: return "num"
        case "a" | b"b": return "str"
        case None | True: return "single"
        case [] | (): return "empty"
        case [x]: return "one", x
        case [x, *_, y] if x == y: return "same ends", x
        case [1, [2, z], *rest]: return "nested", z, rest
        case {"k": 1, **rest}: return "map", rest
        case {"a": {"b": [c, *_]}}: return "deep", c
        case {}: return "anymap"
        case int(i): return "int", i
        case float() | str() as s: return "fs", s
        case Pt(x=0, y=yy): return "axis", yy
        case Pt(a, b): return "pt", a, b
        case Color.RED: return "red"
        case (a, b, c): return "three", a, b, c
        case _: return "other"
class Pt:
    __match_args__ = ("x", "y")
    def __init__(s, x, y): s.x, s.y = x, y
class Color: RED = "red"
for v in (0, 1, True, None, -1.5, 2+3j, "a", b"b", [], (), [5], [1, 2, 1], [1, [2, 3], 4, 5], {"k": 1, "z": 2}, {"a": {"b": [7, 8]}}, {"q": 1}, 42, 2.5, "zz", Pt(0, 4), Pt(1, 2), "red", (1, 2, 3), {1, 2}, object):
    print(m(v))
class W:
    __match_args__ = 5
class V:
    __match_args__ = (1,)
for c in (W, V, Pt):
    try:
        match c() if c is not Pt else Pt(1, 2):
            case c(1, 2, 3): print("?")
    except TypeError as e: print(e)
