from collections.abc import *
import collections.abc as ca, typing
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
print(Callable[[int, str], bool], Callable[..., int], Callable[[], None], Iterable[int], Mapping[str, int], Callable[[int], str].__args__, Callable[[int], str] == Callable[[int], str])
t(lambda: Callable[int]); t(lambda: Callable[int, str])
from functools import *
import functools
print(partial[int], cached_property[int], lru_cache.__module__)
def d(x: Sequence[int]) -> Callable[[int], str]: pass
print(d.__annotations__)
class G(MutableMapping[str, int]):
    def __getitem__(s, k): return 1
    def __setitem__(s, k, v): pass
    def __delitem__(s, k): pass
    def __iter__(s): return iter('a')
    def __len__(s): return 1
print(G.__mro__[1], G.__orig_bases__, dict(G()), isinstance({}, Mapping))
from dataclasses import dataclass, field, KW_ONLY, InitVar, fields
@dataclass
class T:
    a: typing.ClassVar[int] = 3
    b: 'typing.ClassVar[int]' = 4
    c: 'InitVar[int]' = 5
    e: int = 6
    f: typing.Optional[int] = None
    g: list[int] = field(default_factory=list)
    def __post_init__(s, c): s.got = c
print(T(), [f.name for f in fields(T)], T(1).got, T.__doc__)
import enum, copy, weakref, sys
class Perm(enum.Flag):
    R = enum.auto(); W = enum.auto(); X = enum.auto()
    RW = R | W
print(Perm.RW, list(Perm.RW), Perm.R | Perm.X, Perm.__members__, Perm(0), ~Perm.R, Perm.R in Perm.RW)
class Weekday(enum.Enum):
    MON = 1; TUE = 2
    @property
    def next(self): return Weekday(self.value % 2 + 1)
    @staticmethod
    def s(): return 's'
    @classmethod
    def from_str(cls, s): return cls[s]
    def __str__(self): return self.name.title()
    def __lt__(self, o): return self.value < o.value
print(Weekday.MON.next, Weekday.s(), Weekday.from_str('TUE'), sorted(Weekday, reverse=True), f'{Weekday.MON}', '%s' % Weekday.MON, {w: w.value for w in Weekday}, [w.name for w in Weekday])
from abc import ABC, abstractmethod
class AE(ABC):
    @property
    @abstractmethod
    def x(self): ...
    @x.setter
    @abstractmethod
    def x(self, v): ...
t(AE)
class BE(AE):
    x = property(lambda s: 1)
t(lambda: BE().x)
from contextlib import contextmanager, ExitStack
@contextmanager
def m(): yield 1
t(lambda: m().__enter__())
class K:
    @contextmanager
    def cm(self):
        print('a'); yield self; print('b')
with K().cm() as k: print(type(k).__name__)
with m() as a, m() as b: print(a, b)
def gen():
    with m(): yield 1; yield 2
print(list(gen()))
try:
    with ExitStack() as st:
        st.enter_context(m()); raise KeyError('q')
except KeyError as e: print(repr(e))
import operator
from collections import *
print(sorted([('b', 1), ('a', 2)], key=operator.itemgetter(1)), max([K(), K()], key=id) is not None)
@lru_cache(maxsize=None)
def coll(n): return 1 if n == 1 else 1 + coll(n // 2 if n % 2 == 0 else 3 * n + 1)
print(coll(27), coll.cache_info())
@cache
def deep(n): return 0 if n == 0 else 1 + deep(n - 1)
print(deep(50))
od = OrderedDict(b=1, a=2); od['c'] = 3; od.move_to_end('b'); print(od, list(od.items()), reversed(list(od)))if 0 else None
graph = defaultdict(lambda: defaultdict(int)); graph['a']['b'] += 1; print({k: dict(v) for k, v in graph.items()})
print(Counter('hello').most_common(1), Counter(a=3) - Counter(a=1), sum((Counter(x) for x in ('ab', 'bc')), Counter()))
