from enum import *
import enum
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1
    def describe(self): return f'{self.name}={self.value}'
    @classmethod
    def default(cls): return cls.GREEN
    @property
    def lower(self): return self.name.lower()
print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color['BLUE'], list(Color), len(Color), Color.CRIMSON, Color.CRIMSON is Color.RED)
print(Color, type(Color), Color.RED in Color, 1 in Color, 9 in Color, Color.RED == 1, Color.RED is Color(1), Color.RED.describe(), Color.default(), Color.RED.lower, f'{Color.RED}', f'{Color.RED:>12}|', hash(Color.RED) == hash('RED'))
print(Color.__members__, 1, {Color.RED: 1}, isinstance(Color.RED, Color), dir(Color)[-3:], bool(Color), Color.__name__, Color.__module__)
t(lambda: Color(9)); t(lambda: Color['X']); t(lambda: Color.X); t(lambda: setattr(Color, 'RED', 3)); t(lambda: setattr(Color.RED, 'name', 3)); t(lambda: delattr(Color, 'RED')); t(lambda: Color()); t(lambda: Color.RED < Color.GREEN); t(lambda: Color('a')); t(lambda: Color([]))
def dup():
    class X(Enum): A = 1; A = 2
t(dup)
def ext():
    class X(Color): pass
t(ext)
@unique
class U(Enum): A = 1; B = 2
def un():
    @unique
    class X(Enum): A = 1; B = 1
t(un)
class Au(Enum): A = auto(); B = auto(); C = 10; D = auto()
print(list(Au))
class I(IntEnum): ONE = 1; TWO = 2
print(I.ONE, repr(I.ONE), I.ONE + 1, I.ONE < I.TWO, I.ONE == 1, f'{I.TWO:03d}', I(2), int(I.TWO), [10, 20, 30][I.ONE], sorted([I.TWO, I.ONE]), '%d' % I.ONE, I.ONE.bit_length())
class S(StrEnum): A = auto(); B = 'bee'
print(S.A, repr(S.A), S.B.upper(), S.A == 'a', f'{S.B}', S('bee'), 'x' + S.B, {'a': 1}[S.A]); 
def se():
    class X(StrEnum): A = 1
t(se)
class P(Flag): R = 4; W = 2; X = 1; RWX = 7
print(P.R, P.R | P.W, repr(P.R | P.W), P(7), P(0), repr(P(0)), P.R in P.RWX, list(P.RWX), ~P.R, P.R & P.W, P.R ^ P.RWX, bool(P.R & P.W), list(P), len(P.RWX), P(3), (P.R | P.X).value, P.R | P.W is P(6))
t(lambda: P(8)); t(lambda: P.R | 1); t(lambda: 3 in P.R); print(P['R'], P.RWX.name, (P.R|P.W).name, P(5) is (P.R | P.X))
class IF(IntFlag): A = 1; B = 2; C = auto()
print(IF.A | IF.B, repr(IF.A | 8), IF.A | 8, IF(7), ~IF.A, IF.A + 1, IF.C, isinstance(IF.A | IF.B, IF), repr(IF(0)), int(IF.A | IF.C), repr(IF(16)))
class Planet(Enum):
    EARTH = (5.9, 6.3)
    MARS = (6.4, 3.3)
    def __init__(self, mass, radius): self.mass = mass; self.radius = radius
    @property
    def g(self): return round(self.mass / self.radius, 3)
print(Planet.EARTH.g, Planet.EARTH.mass, Planet.EARTH, Planet((6.4, 3.3)), Planet.EARTH.value)
class Ord(Enum):
    def __new__(cls, label):
        obj = object.__new__(cls); obj._value_ = len(cls.__members__) + 1; obj.label = label; return obj
    A = 'first'; B = 'second'
print(list(Ord), Ord.A.label, Ord(2))
class Miss(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v): return cls.A if v == 'a' else (3 if v == 'bad' else None)
print(Miss('a')); t(lambda: Miss('b')); t(lambda: Miss('bad'))
F = Enum('F', 'a b c'); print(list(F), F.__module__, F.a.value); print(list(Enum('G', ['x', 'y'])), list(Enum('H', {'p': 5})), list(IntEnum('J', [('q', 3)], start=5)), list(Flag('K', 'a b c')))
class Op(Enum):
    ADD = staticmethod(lambda a, b: a + b) if 0 else 1
    @member
    def FN(): return 'called'
    x = nonmember(5)
    def meth(self): return 1
    class Inner: pass
print(len(Op), Op.x, Op.FN.value(), Op.Inner)
class Gen(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last): return (name.lower(), count, last)
    A = auto(); B = auto()
print(list(Gen))
class Strs(str, Enum): A = 'a'; B = 'b'
print(Strs.A, repr(Strs.A), Strs.A == 'a', Strs.A.upper(), f'{Strs.A}', Strs('b'), isinstance(Strs.A, str), str.__str__(Strs.A))
class Fl(float, Enum): H = 0.5
print(Fl.H, repr(Fl.H), Fl.H * 2)
class Base(Enum):
    def hi(self): return 'hi ' + self.name
class Der(Base): Q = 1
print(Der.Q.hi(), Der.Q, Der.__mro__)
match Color.RED:
    case Color.GREEN: print('g')
    case Color.RED: print('r')
import copy; print(copy.copy(Color.RED) is Color.RED, copy.deepcopy([Color.RED])[0] is Color.RED)
def ver():
    @verify(CONTINUOUS)
    class X(Enum): A = 1; B = 4
t(ver)
def ver2():
    @verify(UNIQUE)
    class X(Enum): A = 1; B = 1
t(ver2)
def ver3():
    @verify(NAMED_FLAGS)
    class X(Flag): A = 1; B = 6
t(ver3)
class L(Enum): A = [1]; B = {}
print(L([1]), L.A, L({})); t(lambda: L([2]))
class Init(Enum):
    def __init_subclass__(cls, **k): super().__init_subclass__(**k); print('sub', cls.__name__, list(cls) if cls.__name__ == 'Sub' else '')
class Sub(Init): A = 1
class Time(Enum):
    name_ = 1
    _ignore_ = 'q i'
    q = 3
    i = 4
print(list(Time), sorted(enum.__all__)[:3])
class Name(Enum): name = 1; value = 2; OK = 3
print(Name.name, Name.OK.name, Name.value.value, Name.OK.value)
class TE(tuple, Enum): A = (1, 2)
print(TE.A, repr(TE.A), TE.A[0])
print(Color.RED.__class__, Color.RED.__objclass__, Color._member_names_, Color._value2member_map_)
import dataclasses
@dataclasses.dataclass
class DM: a: int
class DE(DM, Enum): X = 1
print(repr(DE.X))
