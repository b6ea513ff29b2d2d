# The blocks that objects take from the allocator, with those that making them leaves on free lists: `type | statement | bytes of each block`.
import array, collections, functools, gc, itertools, operator, re, sys, tracemalloc, weakref

STATEMENTS = r"""
int: x = a + 1 / x = a << 30 / x = a << 60 / x = -a / x = int('12345678901234567890')
float: x = a * 1.5 / x = [a * 1.5, a * 2.5]
complex: x = a * 1j
str: x = str(a) / x = 'ab' * a / x = '\u03b1' * a / x = f'{a}{a}'
bytes: x = bytes(a) / x = b'ab' + bytes(2)
bytearray: x = bytearray() / x = bytearray(5) / x = bytearray(a) / x = bytearray(5); x.append(1)
tuple: x = (a, a) / x = tuple([a] * 19) / x = tuple([a] * 50)
list: x = [] / x = [a] / x = [a, a, a] / x = [1, 2, 3] / x = [a] * 100 / x = list(range(10)) / x = [i for i in range(30)] / x = []; x.append(a)
dict: x = {} / x = {'a': a} / x = {a: a} / x = {i: i for i in range(10)} / x = {i: i for i in range(200)} / x = dict(a=1) / x = {}; x.update(b=1); x.clear()
set: x = set() / x = {1, 2} / x = set(range(5)) / x = set(range(100)) / x = set(range(100)); x.clear()
frozenset: x = frozenset([1]) / x = frozenset(range(20))
range: x = range(a) / x = range(a + 1, a + 2) / x = iter(range(a))
slice: x = slice(a, a)
function: x = lambda: a / x = f / x = (lambda b: lambda: b)(a)
method: x = p.m / x = [].append / x = P.c / x = ''.join
object: x = object()
instance: x = P() / x = P(); x.a = 1 / x = Q(1, 2) / x = [P() for _ in range(3)] / x = P(); x.__dict__ / x = P(); x.a = 1; x.__dict__
slots: x = S(1, 2) / x = SW()
subclasses: x = L() / x = L([1]) / x = D() / x = I(5) / x = T((1, 2)) / x = E('a') / x = F(1.5) / x = L(); x.a = 1 / x = E(1); x.a = 1
exceptions: x = ValueError('a') / x = KeyError(a) / x = OSError(2, 'a') / x = StopIteration(1)
generator: x = g() / x = g(); next(x) / x = (i for i in ()) / x = list(g())
iterators: x = iter([]) / x = iter(()) / x = iter({}) / x = iter('') / x = iter(set()) / x = enumerate([]) / x = zip([], []) / x = map(len, []) / x = filter(None, []) / x = reversed([]) / x = {}.items() / x = {}.keys()
cell: x = (lambda b: (lambda: b).__closure__[0])(a)
weakref: x = weakref.ref(p) / x = weakref.proxy(p) / x = weakref.ref(p, len)
property: x = property() / x = staticmethod(f) / x = classmethod(f)
super: x = super(Q, q)
mappingproxy: x = P.__dict__
memoryview: x = memoryview(b'ab') / x = memoryview(b'ab')[1:]
deque: x = collections.deque() / x = collections.deque(range(100)) / x = collections.deque([1]); x.popleft(); x.append(2)
OrderedDict: x = collections.OrderedDict()
partial: x = functools.partial(f)
lru_cache: x = cached(a); x = cached(a + 1)
itertools: x = itertools.count() / x = itertools.islice([], 1) / x = itertools.repeat(1) / x = itertools.groupby([]) / x = itertools.tee([]) / x = itertools.cycle([1]) / x = itertools.accumulate([]) / x = itertools.zip_longest([], [])
operator: x = operator.itemgetter(1) / x = operator.attrgetter('a')
array: x = array.array('i') / x = array.array('i', [1, 2, 3]) / x = array.array('d', [1.0]); x.append(2.0)
coroutine: x = co(); x.close()
"""

SETUP = """
a = 1234
class P:
    def m(self): pass
    @classmethod
    def c(cls): pass
class Q:
    def __init__(self, a, b):
        self.a = a
        self.b = b
class S:
    __slots__ = ('a', 'b')
    def __init__(self, a, b):
        self.a = a
        self.b = b
class SW: __slots__ = ('__weakref__',)
class L(list): pass
class D(dict): pass
class I(int): pass
class T(tuple): pass
class F(float): pass
class E(Exception): pass
def f(): pass
def g():
    yield 1
    yield 2
async def co(): pass
@functools.lru_cache
def cached(n): return n
p, q, x = P(), Q(1, 2), None
"""

def blocks(statement):
    space = {name: globals()[name] for name in ('array', 'collections', 'functools', 'itertools', 'operator', 're', 'sys', 'weakref')}
    exec(SETUP, space)
    code = compile(statement, '<statement>', 'exec')
    space['x'] = None
    gc.collect()
    gc.disable()
    tracemalloc.start()
    exec(code, space)
    snapshot = tracemalloc.take_snapshot()
    tracemalloc.stop()
    gc.enable()
    return sorted(trace.size for trace in snapshot.traces)

for line in STATEMENTS.strip().splitlines():
    kind, _, statements = line.partition(': ')
    for statement in statements.split(' / '):
        print(f'{kind} | {statement} |', *blocks(statement))
