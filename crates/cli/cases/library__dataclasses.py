from dataclasses import *
import dataclasses, weakref, gc, sys
from collections import namedtuple, defaultdict
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
@dataclass
class P:
    x: int
    y: int = 2
    z: list = field(default_factory=list)
p = P(1); print(p, p == P(1), p != P(2), P(1, 3, [4]), P(x=5), P.__match_args__, P.__doc__, P.y, hasattr(P, 'x'), hasattr(P, 'z'))
t(lambda: P()); t(lambda: P(1,2,3,4)); t(lambda: P(q=1)); t(lambda: hash(p)); t(lambda: p < p)
print([f.name for f in fields(P)], str(fields(p)[1])[:60], asdict(p), astuple(p), replace(p, x=9), is_dataclass(P), is_dataclass(p), is_dataclass(int))
print(P.__init__.__annotations__, P.__init__.__qualname__, P.__eq__.__qualname__, P.__repr__.__qualname__)
@dataclass(order=True, frozen=True)
class F:
    a: int
    b: str = field(default='q', compare=False)
    c: int = field(default=0, repr=False)
f = F(1); print(f, hash(f) == hash((1, 0)), F(1) < F(2), F(1,'z') == F(1), sorted([F(3), F(1)]), {f: 1}[F(1)])
def fz(): f.a = 3
def fd(): del f.a
t(fz); t(fd); t(lambda: F(1) < 3); print(issubclass(FrozenInstanceError, AttributeError))
@dataclass(slots=True)
class S:
    a: int
    b: int = 5
    def m(self): return super().__repr__()[:1], __class__ is S
s = S(1); print(s, s.__slots__, hasattr(s, '__dict__'), s.m(), S.__qualname__, S(1) == S(1)); t(lambda: setattr(s, 'q', 1))
@dataclass(kw_only=True)
class K: a: int; b: int = 2
print(K(a=1)); t(lambda: K(1))
@dataclass
class K2:
    a: int
    _: KW_ONLY
    b: int = 3
    c: int
print(K2(1, c=4), K2.__match_args__, K2.__doc__); t(lambda: K2(1))
@dataclass
class I:
    a: int
    b: InitVar[int]
    c: int = field(init=False)
    def __post_init__(self, b): self.c = self.a + b
print(I(1, 2), I(1, b=5).c); t(lambda: replace(I(1,2), a=3)); t(lambda: replace(I(1,2), b=3, c=4)); print(InitVar[int], replace(I(1, 2), b=7))
@dataclass
class B1: x: int = 1
@dataclass
class B2(B1): y: int = 2; x: int = 10
print(B2(), B2(3), [f.name for f in fields(B2)])
def bad1():
    @dataclass
    class X: a: list = []
def bad2():
    @dataclass
    class X: a: int = 1; b: int
def bad3():
    @dataclass
    class X(F): z: int = 0
def bad4():
    @dataclass(order=True)
    class X:
        a: int
        def __lt__(s, o): pass
def bad5():
    @dataclass(eq=False, order=True)
    class X: a: int
def bad6(): field(default=1, default_factory=list)
def bad7():
    @dataclass(slots=True)
    class X: __slots__ = ('a',); a: int
def bad8():
    @dataclass(frozen=True)
    class X(B1): z: int = 0
def bad9():
    @dataclass
    class X: a = field(default=1)
def bad10():
    @dataclass(unsafe_hash=True)
    class X:
        a: int
        def __hash__(s): return 1
for b in (bad1, bad2, bad3, bad4, bad5, bad6, bad7, bad8, bad9, bad10): t(b)
t(lambda: fields(3)); t(lambda: asdict(3)); t(lambda: replace(3)); t(lambda: asdict(P))
NT = namedtuple('NT', 'q')
@dataclass
class N:
    p: P; l: list; d: dict; nt: NT; dd: defaultdict
n = N(P(1), [P(2)], {'k': P(3)}, NT(P(4)), defaultdict(list, {1: [P(5)]})); print(asdict(n), astuple(n), asdict(n)['l'] is n.l)
C = make_dataclass('C', [('x', int), ('y', str, 'd'), 'z'] if 0 else [('x', int), ('y', str, 'd')], bases=(B1,), namespace={'f': lambda s: s.x}, frozen=False); print(C(5), C(5).f(), C.__module__, C.__mro__[1].__name__)
t(lambda: make_dataclass('C', ['def'])); t(lambda: make_dataclass('C', ['a', 'a'])); t(lambda: make_dataclass('C', ['1']))
@dataclass
class Node:
    v: int
    next: 'Node | None' = None
a = Node(1); a.next = a; print(a)
match P(1, 7):
    case P(x, y): print(x, y)
@dataclass(repr=False, eq=False)
class Plain: a: int
print(Plain(1) == Plain(1), hash(Plain(1)) is not None, '__eq__' in Plain.__dict__)
@dataclass(unsafe_hash=True)
class UH: a: int
print(hash(UH(1)) == hash((1,)))
@dataclass(frozen=True, slots=True)
class FS: a: int; b: int = 0
print(FS(1), FS(1) == FS(1)); import copy; print(copy.copy(FS(3)), copy.deepcopy(P(1, z=[[1]])), copy.replace(FS(1), b=4))
@dataclass(slots=True, weakref_slot=True)
class WS: a: int
print(weakref.ref(WS(1))() is None, WS.__slots__)
print(P.__dataclass_params__, P.__dataclass_fields__['x'].type, MISSING is dataclasses.MISSING, type(MISSING).__name__)
class Meth:
    pass
@dataclass
class Own:
    a: int
    def __repr__(self): return 'own'
    def __eq__(self, o): return True
print(Own(1), Own(1) == 3, Own.__hash__)
@dataclass
class Self: self: int; other: int = 1
print(Self(3))
@dataclass
class Meta: a: int = field(default=1, metadata={'u': 'cm'}); b: int = field(default=2, doc='dd')
print(fields(Meta)[0].metadata, fields(Meta)[0].metadata['u'], fields(Meta)[1].doc)
print(sys.getrefcount(P(1).z) , sys.getsizeof(S(1)) == sys.getsizeof(type('Q', (), {'__slots__': ('a','b')})()))
r = weakref.ref(P(1)); print(r())
