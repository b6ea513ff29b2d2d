# Operators of sequences and of classes derived from them: which methods are asked, and in what order.
class R:
    def __radd__(s, o): return ('radd', o)
    def __rmul__(s, o): return ('rmul', o)
class N:
    def __radd__(s, o): return NotImplemented
    def __index__(s): return 2
class L(list): pass
class LA(list):
    def __add__(s, o): return NotImplemented
class LI(list):
    def __iadd__(s, o): print('iadd'); return NotImplemented
class LR(list):
    def __radd__(s,o): return 'LR'
class S(str): pass
class T(tuple):
    def __rmul__(s, o): return 'T'
class B(bytearray): pass
vals = [[1], (1,), 'a', b'b', bytearray(b'c'), L([3]), LA([4]), LI([5]), LR([6]), S('s'), T((7,)), B(b'd'), R(), 2, True, 1.5, None]
def name(x): return type(x).__name__
def t(f):
    try:
        r = f()
        return type(r).__name__, str(r) if not isinstance(r,(R,N)) else ''
    except Exception as e: return type(e).__name__, str(e)
import copy
for x in vals:
    for y in vals:
        print(name(x), name(y), t(lambda: x + y), t(lambda: x * y))
        def f():
            z = x[:] if hasattr(x, '__getitem__') else x
            z += y
            return z
        def g():
            z = x[:] if hasattr(x, '__getitem__') else x
            z *= y
            return z
        def h():
            z = type(x)(x) if not isinstance(x,(R,N)) and x is not None else x
            w = z
            z += y
            return z, z is w
        def k():
            z = type(x)(x) if not isinstance(x,(R,N)) and x is not None else x
            w = z
            z *= y
            return z, z is w
        def s(q): 
            r = t(q); return r if 'object at' not in str(r) else 0
        print(s(f), s(g), s(h), s(k))
