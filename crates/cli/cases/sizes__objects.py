# sys.getsizeof of every type, empty and filled: `type | expression | bytes`.
import array, collections, contextvars, functools, io, itertools, operator, os, re, string, struct, sys, types, weakref

TYPES = r"""
NoneType: None
ellipsis: ...
NotImplementedType: NotImplemented
object: object()
bool: False; True
int: 0; 1; -1; 2 ** 30 - 1; 2 ** 30; -2 ** 30; 2 ** 60 - 1; 2 ** 60; 10 ** 100; 2 ** 1000
float: 0.0; 1.5; float('nan')
complex: 1j; 2 + 1.5j
str: ''; 'a'; 'ab'; 'a' * 100; '\xe4'; '\xe4\xe4'; 'a\xe4'; '\u03b1'; '\u03b1' * 10; '\U0001f600'; 'a' * 9 + '\U0001f600'
bytes: b''; b'a'; b'ab'; bytes(1000)
bytearray: bytearray(); bytearray(b'a'); bytearray(10); bytearray(1000)
memoryview: memoryview(b''); memoryview(b'abc'); memoryview(bytearray(100))[::2]
tuple: (); (1,); (1, 2); tuple(range(20)); tuple(range(100))
list: []; [1]; [1, 2]; [1, 2, 3]; [A, A, A]; [1] * 10; list(range(100))
dict: {}; {1: 1}; {'a': 1}; {'a': 1, 2: 3}; dict(a=1); {n: n for n in range(5)}; {n: n for n in range(100)}; {str(n): n for n in range(100)}
set: set(); {1}; {1, 2, 3, 4}; {1, 2, 3, 4, 5}; set(range(100))
frozenset: frozenset(); frozenset([1]); frozenset(range(5)); frozenset(range(100))
range: range(0); range(10); range(10 ** 30)
slice: slice(1); slice(1, 2, 3)
function: f; lambda: 0; f_default; closure()
builtin_function_or_method: len; print; [].append; 'a'.join; dict.fromkeys; object.__new__
method: A().m; A.c
method-wrapper: [].__len__; (1).__add__
wrapper_descriptor: int.__add__; object.__init__
method_descriptor: list.append; str.join
classmethod_descriptor: dict.__dict__['fromkeys']
getset_descriptor: f_type.__code__; A.__dict__['__dict__']
member_descriptor: S1.a; f_type.__globals__
type: A; S0; S1; E; Meta; L; I; A_of_Meta; D; int; list; object; type; ValueError; function; collections.deque; collections.OrderedDict; functools.partial
A: A(); filled(A(), 1); filled(A(), 3); filled(A(), 40)
S0: S0()
S1: S1(); filled(S1(), 1)
S3: S3(); filled(S3(), 3)
Weak: Weak()
Open: Open(); filled(Open(), 2)
SubOfSlots: SubOfSlots(); OpenSub()
Derived: D(); filled(D(), 2)
list subclass: L(); L([1, 2, 3]); filled(L(), 2); SL(); SL([1, 2])
dict subclass: Di(); Di(a=1); filled(Di(), 2)
int subclass: I(); I(5); I(2 ** 40)
str subclass: St(); St('ab'); St('\u03b1')
bytes subclass: B(); B(b'abc')
tuple subclass: T(); T((1, 2)); ST((1, 2))
float subclass: F(); F(1.5)
set subclass: Se(); Se(range(10))
bytearray subclass: Ba(); Ba(b'abc')
complex subclass: Co()
exception: E(); E(1, 2); Exception(); ValueError('a'); KeyError('k'); IndexError(); TypeError(); RuntimeError(); StopIteration(1); NameError('n'); AttributeError('a'); OSError(2, 'x'); FileNotFoundError(2, 'x'); SyntaxError('x'); ImportError('x'); SystemExit(1); UnicodeDecodeError('utf-8', b'a', 0, 1, 'r'); ExceptionGroup('g', [ValueError()]); StopAsyncIteration(); KeyboardInterrupt(); BaseException(); RecursionError(); ZeroDivisionError(); UnboundLocalError()
module: sys; types.ModuleType('m')
generator: g(); g5(1, 2, 3, 4, 5); (i for i in []); (i + j for i in [1] for j in [2])
coroutine: closed(co())
async_generator: ag()
frame: sys._getframe(); framed(1, 2)
code: f.__code__; f_default.__code__; g.__code__; long_function.__code__; A.m.__code__
cell: closure().__closure__[0]; types.CellType()
weakref: weakref.ref(A); weakref.ref(kept, print)
weakproxy: weakref.proxy(kept); weakref.proxy(kept_function)
mappingproxy: A.__dict__; types.MappingProxyType({})
property: property(); property(f)
staticmethod: staticmethod(f)
classmethod: classmethod(f)
super: super(D, D())
SimpleNamespace: types.SimpleNamespace(); types.SimpleNamespace(a=1, b=2)
traceback: caught().__traceback__
list_iterator: iter([]); iter([1])
tuple_iterator: iter(()); iter((1,))
dict iterators: iter({}); iter({}.items()); iter({}.values()); reversed({1: 1})
str_iterator: iter('a'); iter('\xe4'); iter('')
bytes_iterator: iter(b'a'); iter(bytearray(b'a'))
set_iterator: iter(set()); iter({1})
range_iterator: iter(range(3)); iter(range(10 ** 30))
reversed: reversed([]); reversed((1,)); reversed('ab')
enumerate: enumerate([]); enumerate([1], 5)
zip: zip(); zip([], [])
map: map(f, []); map(len, [], [])
filter: filter(None, [])
callable_iterator: iter(len, 1)
iterator: iter(Sequence())
dict views: {}.keys(); {}.values(); {1: 1}.items()
deque: collections.deque(); collections.deque([1]); collections.deque(range(65)); collections.deque(range(200)); collections.deque([], 3)
deque iterators: iter(collections.deque()); reversed(collections.deque())
OrderedDict: collections.OrderedDict(); collections.OrderedDict(a=1); collections.OrderedDict((n, n) for n in range(100)); iter(collections.OrderedDict()); collections.OrderedDict().keys()
defaultdict: collections.defaultdict(); collections.defaultdict(list, a=1)
Counter: collections.Counter(); collections.Counter('abc')
ChainMap: collections.ChainMap()
namedtuple: Point(1, 2); Point
UserDict: collections.UserDict(); collections.UserList(); collections.UserString('a')
partial: functools.partial(f); functools.partial(f, 1, 2, a=3)
lru_cache: functools.lru_cache(f); functools.lru_cache(None)(f)
functools: functools.cached_property(f); functools.cmp_to_key(f); functools.cmp_to_key(f)(1); functools.singledispatch(f)
itertools: itertools.count(); itertools.cycle([]); itertools.repeat(1); itertools.chain(); itertools.islice([], 1); itertools.groupby([]); itertools.takewhile(f, []); itertools.dropwhile(f, []); itertools.accumulate([]); itertools.product([1, 2], [3]); itertools.permutations([1, 2]); itertools.combinations([1, 2, 3], 2); itertools.combinations_with_replacement([1], 1); itertools.zip_longest([]); itertools.starmap(f, []); itertools.compress([], []); itertools.filterfalse(f, []); itertools.tee([])[0]; itertools.pairwise([]); itertools.batched([], 2)
operator: operator.itemgetter(1); operator.itemgetter(1, 2); operator.attrgetter('a'); operator.methodcaller('a')
array: array.array('i'); array.array('i', range(10)); array.array('d', [1.5]); iter(array.array('i'))
GenericAlias: list[int]; dict[str, int]
UnionType: int | None
re: re.match('a', 'a'); re.match('(a)(b)?', 'a')
struct: struct.Struct('i'); struct.Struct('iid')
io: io.StringIO(); io.StringIO('abc'); io.BytesIO(); io.BytesIO(b'abc'); sys.stdout; sys.stdin; open(__file__)
contextvars: contextvars.ContextVar('v'); contextvars.copy_context()
other: string.Template('a'); sys.version_info; sys.float_info; os.environ; iter(types.MappingProxyType({})); types.DynamicClassAttribute(); type(A.__dict__); A().__init__; A.__init__; A.__eq__; staticmethod(len); abs; sys.getsizeof
"""

class A:
    def m(self): pass
    @classmethod
    def c(cls): pass
class Meta(type): pass
class A_of_Meta(metaclass=Meta): pass
class D(A): pass
class S0: __slots__ = ()
class S1: __slots__ = ('a',)
class S3: __slots__ = ('a', 'b', 'c')
class Weak: __slots__ = ('a', '__weakref__')
class Open: __slots__ = ('a', '__dict__')
class SubOfSlots(S1): __slots__ = ()
class OpenSub(S1): pass
class L(list): pass
class SL(list): __slots__ = ()
class Di(dict): pass
class I(int): pass
class St(str): pass
class B(bytes): pass
class T(tuple): pass
class ST(tuple): __slots__ = ()
class F(float): pass
class Se(set): pass
class Ba(bytearray): pass
class Co(complex): pass
class E(Exception): pass
class Sequence:
    def __getitem__(self, n): raise IndexError
Point = collections.namedtuple('Point', 'x y')
kept = A()
def f(*a): return a
def kept_function(): pass
def f_default(a, b=1, *, c: int = 2): return a
f_type = function = type(f)
def g(): yield
def g5(a, b, c, d, e): yield a
async def co(): pass
async def ag(): yield 1
def closure():
    x = 1
    return lambda: x
def framed(a, b): return sys._getframe()
def long_function(n):
    """A text."""
    total = 0
    for i in range(n):
        if i % 2 and i % 3:
            total += i * i
        else:
            try:
                total -= 1 / i
            except ZeroDivisionError as error:
                print(error)
    return [total for _ in range(3)]
def caught():
    try: 1 / 0
    except ZeroDivisionError as error: return error
def filled(instance, count):
    for name in ('abc' if count < 4 else map('n{}'.format, range(count))):
        if count > 0:
            setattr(instance, name, 1)
            count -= 1
    return instance
def closed(coroutine):
    coroutine.close()
    return coroutine

for line in TYPES.strip().splitlines():
    name, _, expressions = line.partition(': ')
    for expression in expressions.split('; '):
        try:
            size = sys.getsizeof(eval(expression))
        except Exception as error:
            size = f'{type(error).__name__}: {error}'
        print(f'{name} | {expression} | {size}')
if sys.version_info >= (3, 15):
    for expression in ('frozendict()', 'frozendict(a=1)', 'frozendict({n: n for n in range(100)})'):
        print(f'frozendict | {expression} | {sys.getsizeof(eval(expression))}')
