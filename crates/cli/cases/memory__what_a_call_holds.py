# What holds the arguments while a function, method, class or callable object runs, told by sys.getrefcount.
import functools, gc
from sys import getrefcount as rc


class P:
    def __init__(self, *a, **k):
        print('init', rc(self), rc(a), [rc(x) for x in a], {n: rc(x) for n, x in k.items()})

    def m(self, *a, **k):
        return rc(self), rc(a), [rc(x) for x in a], {n: rc(x) for n, x in k.items()}

    def __call__(self, *a, **k):
        return rc(self), rc(a), [rc(x) for x in a], {n: rc(x) for n, x in k.items()}

    @classmethod
    def c(cls, *a):
        return rc(cls), rc(a), [rc(x) for x in a]

    @staticmethod
    def s(*a):
        return rc(a), [rc(x) for x in a]

    def __format__(self, spec):
        return f'{rc(self)}'


class Simple:
    def __init__(self, x):
        print('simple', rc(self), rc(x))


class New:
    def __new__(cls, x):
        print('new', rc(x))
        return object.__new__(cls)

    def __init__(self, x):
        print('init', rc(self), rc(x))


def f(*a, **k):
    return rc(a), [rc(x) for x in a], {n: rc(x) for n, x in k.items()}


o = P()
x = [1]
t = (x,)
d = {'k': x}
half = functools.partial(f, x)
named = functools.partial(f, k=x)
for turn in range(3):
    print('turn', turn)
    print(f(*[x]), f(*t), f(**d), f(*t, **d), f(x, *t, k=x))
    print(o(x), o(*[x]), o(*t), o(**d), o(*t, **d), o(x, k=x))
    print(o.m(x), o.m(*[x]), o.m(*t), o.m(**d), o.m(*t, **d), o.m(x, k=x))
    print(o.c(x), o.c(*[x]), P.c(*t), o.s(x), o.s(*[x]))
    P(x), P(*[x]), P(*t), P(**d), P(*t, **d), P(x, k=x)
    Simple(x), Simple(*[x]), Simple(x=x), New(x), New(*t)
    print(half(x), half(*t), half(**d), named(x), named(k=x))
    print('{} {}'.format(o, P()), format(o), f'{o}')

# A staticmethod and a classmethod have a dict with what they took over from the function.
gc.disable()
gc.collect()


class Local:
    @staticmethod
    def s(): "says"

    @classmethod
    def c(cls): pass


print(vars(Local.__dict__['s']), vars(Local.__dict__['c']))
Local.__dict__['s'].mark = 1
print(Local.__dict__['s'].mark, Local.__dict__['s'].__doc__, len(gc.get_referents(Local.__dict__['s'])))
del Local
print(gc.collect())


# An exception's attributes are in a dict from the first on, an object's only when somebody asks.
def kept():
    try:
        raise ValueError(1)
    except ValueError as e:
        e.add_note('note')
        e.me = e
        return 'left'


class Plain: pass


print(kept(), gc.collect())
one = Plain()
one.me = one
del one
print(gc.collect())


# A frame is known to the collector when it is over and something still holds it.
def failing():
    try:
        1 / 0
    except ZeroDivisionError as e:
        print(gc.is_tracked(e.__traceback__.tb_frame))
        return e


print(gc.is_tracked(failing().__traceback__.tb_frame))


# A slice lets go of its step, then start and stop.
class Noisy:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)


parts = slice(Noisy('start'), Noisy('stop'), Noisy('step'))
del parts
again = property(Noisy('getter'))
again.__init__(Noisy('new getter'))
del again
print('end')
