# All kinds of parameters, and what calls get wrong.
def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw

print(f(1, d=4), f(1, 2, 3, 4, 5, d=6, z=7), f(*[1, 2], **{"d": 3, "c": 4}), f(1, d=2, **{"a": 10}))

def only(*, k, m=2):
    return k, m

def positional(a, b, /):
    return a, b

def defaults(item, bag=[]):
    bag.append(item)
    return bag

print(only(k=1), positional(1, 2), defaults(1), defaults(2), defaults(3, []), f.__defaults__, f.__kwdefaults__, f.__name__)
for action in (lambda: f(), lambda: f(1), lambda: only(1), lambda: only(), lambda: positional(a=1, b=2), lambda: positional(1),
               lambda: only(k=1, x=2), lambda: f(1, d=1, **{"d": 2}), lambda: (lambda: 0)(1), lambda: (lambda a, b, c: 0)(), lambda: only(**[1])):
    try:
        print(action())
    except TypeError as error:
        print(error)

def documented(x: int = 1) -> str:
    "The docstring."
    return str(x)

documented.attribute = "own"
print(documented.__doc__, documented.__annotations__, documented.attribute, documented(), documented.__dict__, callable(documented))

def nothing():
    pass

def early(n):
    if n:
        return
    return "late"

print(nothing(), early(1), early(0), (lambda *a, **k: (a, k))(1, x=2), (lambda x, y=1: x + y)(1))

def twice(function):
    def wrapper(*args):
        return function(function(*args))
    return wrapper

@twice
@twice
def increment(n):
    return n + 1

print(increment(0), increment.__name__)
