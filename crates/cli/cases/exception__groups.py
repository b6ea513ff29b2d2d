import traceback
class S:
    def __init__(s, l): s.l = l
    def __getitem__(s, i): return s.l[i]
    def __len__(s): return len(s.l)
    def __repr__(s): return "S!"
s = S([ValueError(1)])
e = ExceptionGroup("q", s)
print(repr(e)); s.l.append(3); print(repr(e), e.exceptions)
class T(tuple): 
    def __repr__(s): return "T!"
class L(list):
    def __repr__(s): return "L!"
print(repr(ExceptionGroup("q", T([ValueError(1)]))), repr(ExceptionGroup("q", L([ValueError(1)]))))
e = ExceptionGroup("m", [ValueError(1), TypeError(2)])
print(e.__suppress_context__)
m, r = e.split(ValueError)
print(m.__suppress_context__, r.__suppress_context__, m.__cause__, m.__context__)
class D(ExceptionGroup):
    def derive(self, excs):
        print("derive", type(excs), excs); return D(self.message+"!", excs)
d = D("d", (ValueError(1), TypeError(2), D("e", [KeyError()])))
print(d.split(ValueError), repr(d.split((TypeError, KeyError))))
class Bad(ExceptionGroup):
    def derive(self, excs): return 3
try: Bad("b", [ValueError(1), TypeError(2)]).split(ValueError)
except TypeError as x: print(x)
class Bad2(ExceptionGroup):
    def split(self, t): return self.r
for r in (3, (1,), (None, None), (ValueError(7), None), [1,2]):
    try:
        try:
            b = Bad2("b", [TypeError(2)]); b.r = r
            raise b
        except* ValueError as z: print("got", z)
    except BaseException as x: print(type(x), x)
try:
    try: raise ValueError(1)
    except* (ValueError, TypeError) as g: print(repr(g), g.__traceback__ is not None, g.__context__); raise KeyError(3)
except* KeyError as k: print(repr(k), repr(k.exceptions[0].__context__))
for t in (3, ExceptionGroup, (ValueError, BaseExceptionGroup), int):
    try:
        try: raise ValueError(1)
        except* t: pass
    except TypeError as x: print(x, repr(x.__context__))
try:
    try:
        raise ExceptionGroup("a", [ValueError(1), TypeError(2), OSError(3)])
    except* ValueError: raise
    except* TypeError as t: raise t
    except* OSError as o: raise RuntimeError("new") from o
except BaseException as x: print(repr(x))
n = ExceptionGroup("n", [ValueError(1), TypeError(2)])
n.__notes__ = ("a", "b")
print(n.split(ValueError)[0].__notes__)
n.__notes__ = 5
print(hasattr(n.split(ValueError)[0], "__notes__"))
n.__notes__ = "xy"
print(n.split(ValueError)[0].__notes__)
