def f(x):
    match x:
        case 1: return 1
        case -1 | 2.5 | "a" "b" | b"c" | -1+2j: pass
        case None | True: a = 1
        case a.b.c: pass
        case [a, b]: return a
        case [a, *rest]: return rest
        case [1, *_, z]: return z
        case (a, [b, c], *_) if a > b: return c
        case {"k": v, "l": [1, w], **rest}: return v, w, rest
        case {}: pass
        case {**kw}: pass
        case Point(x=0, y=q): return q
        case Point(0, y): return y
        case Point(): pass
        case Point(_, k=_): pass
        case [] | [_] | [_, _]: pass
        case [*_]: pass
        case str() as s: return s
        case (1 | 2) as n: return n
        case [Point(x=a, y=b) | Point(y=b, x=a), c]: return a, b, c
        case _ if x: return 2
        case other: return other
    match x, y:
        case a, b: pass
    match x:
        case _: pass
    match x:
        case 1: pass
        case _: return 5
    match (x):
        case y: pass
class A:
    match x:
        case [y, 1]:
            z = y
match x:
    case {"a": 1, -1: 2, a.b: c}:
        print(c)
    case _:
        print(2)
