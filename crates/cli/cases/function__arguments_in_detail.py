# Positional-only, keyword-only, star arguments, and each mistake.
def f(a, /, b, *, c=3, **rest):
    return a, b, c, rest

print(f(1, 2), f(1, b=2), f(1, 2, c=4, a=5), f(*[1, 2], **{"z": 9}))
def g(*args, key=None): return args, key
print(g(), g(1, 2, key=3), g(*"ab", *[1]))
def h(a, b=2, *args): return a, b, args
print(h(1), h(1, 2, 3, 4))
for wrong in (lambda: f(), lambda: f(1), lambda: f(a=1, b=2), lambda: f(1, 2, 3), lambda: f(1, 2, b=3), lambda: g(kye=1), lambda: h(), lambda: h(b=1),
              lambda: h(1, 2, a=3), lambda: f(1, **{"b": 1, 5: 2}), lambda: g(**{"key": 1}, key=2), lambda: g(*5), lambda: g(**5), lambda: f(1, 2, *[3])):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
class K:
    def m(self, x): pass
    @classmethod
    def c(cls, x): pass
    @staticmethod
    def s(x): pass
for wrong in (K().m, lambda: K.m(1), lambda: K().c(1, 2), K.s, lambda: K(1), lambda: K().m(1, 2), lambda: K().m(y=1), lambda: (lambda q: q)()):
    try:
        wrong()
    except TypeError as error:
        print(error)
print(f.__defaults__, f.__kwdefaults__, f.__code__.co_posonlyargcount, f.__code__.co_varnames)
