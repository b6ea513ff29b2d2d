# What special methods return that is not what they are to return, and what is of a derived class.
class D:
    def __init__(s, v): s.v = v
    def __complex__(s): return s.v
    def __float__(s): return s.v
    def __int__(s): return s.v
    def __index__(s): return s.v
    def __bool__(s): return s.v
    def __len__(s): return s.v
    def __hash__(s): return s.v
    def __format__(s, f): return s.v
    def __bytes__(s): return s.v
    def __length_hint__(s): return s.v
    def __iter__(s): return s.v
    def __dir__(s): return s.v
    def __trunc__(s): return s.v
    def __contains__(s, x): return s.v
import warnings; warnings.simplefilter('always')
class C(complex): pass
class F(float): pass
class I(int): pass

for f in (complex, float, int, bool, len, hash, format, bytes, iter, dir, oct, list, range, round, '{:}'.format, lambda x: f'{x}', lambda x: [1][x], lambda x: 'a'*x):
    for v in ('s', C(1), F(1), I(1)):
        try: print(getattr(f, "__name__", ""), repr(v), f(D(v)))
        except Exception as e: print(getattr(f,'__name__',''), repr(v), type(e).__name__, e)


# `str` of what has only a `__repr__` tells of `__str__`.
class Shown:
    def __repr__(self):
        return 3


class ShownList(list):
    def __repr__(self):
        return 3


for ask in repr, str, lambda it: f"{it}", lambda it: f"{it!r}", lambda it: "%s" % it:
    for made in Shown(), ShownList():
        try:
            ask(made)
        except TypeError as error:
            print(error)
