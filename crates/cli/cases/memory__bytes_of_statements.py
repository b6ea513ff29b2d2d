# What a statement adds to the memory that tracemalloc sees: CPython's bytes, one statement after the other.
import array, collections, copy, functools, gc, itertools, tracemalloc, weakref

SETUP = """
import array, collections, copy, functools, itertools, weakref
a = 1234
x = y = None
def yield_(): return 1
def gen():
    yield 1
    yield 2
class P:
    def m(self): pass
class Q:
    def __init__(self, a, b):
        self.a = a
        self.b = b
class S:
    __slots__ = ('a', 'b')
    def __init__(self, a, b):
        self.a = a
        self.b = b
"""

STATEMENTS = r"""
x = []
x = [1, 2, 3]
x = [None] * 10
x = [None] * 1000
x = list(range(10))
x = list(range(1000, 1100))
x = [i for i in range(1000, 1010)]
x = [i for i in range(1000, 2000)]
x = [[] for i in range(10)]
x = [str(i) for i in range(1000, 1100)]
x = list('hello')
x = sorted([3, 1, 2])
x = [1, 2] + [3]
x = []; x.append(1)
x = []; [x.append(i) for i in range(20)]
x = [1, 2, 3, 4]; x.extend([5, 6, 7])
x = [1, 2, 3, 4]; x.insert(0, 0)
x = [1, 2, 3, 4]; x.pop()
x = list(range(100)); del x[10:]
x = list(range(100)); x.clear()
x = [1, 2, 3][:]
x = [*range(5), *range(7)]
x = ()
x = (a, a)
x = (1, [])
x = tuple([1, 2, 3])
x = tuple(range(10))
x = (1000, 2000, a)
x = {}
x = {'a': 1}
x = {'a': 1, 'b': 2, 'c': 3, 'd': 4, 'e': 5}
x = {'a': 1, 'b': 2, 'c': 3, 'd': 4, 'e': 5, 'f': 6}
x = {1: 1, 2: 2}
x = {i: i for i in range(10)}
x = {i: i for i in range(1000)}
x = dict(a=1, b=2)
x = dict([(1, 2), (3, 4)])
x = {}; x['k'] = 1
x = {}; x[1] = 1
x = {'a': 1}; del x['a']
x = {i: None for i in range(20)}; x.clear()
x = {'a': 1, **{'b': 2}}
x = dict.fromkeys(range(10))
x = dict.fromkeys('abc')
x = {'a': 1}.copy()
x = {'a': 1} | {'b': 2}
x = set()
x = {1, 2, 3}
x = {1, 2, 3, 4, 5}
x = {1, 2, 3, 4, 5, 6}
x = set(range(100))
x = frozenset([1, 2])
x = frozenset()
x = {i for i in range(30)}
x = set(); x.add(1)
x = {1, 2} | {3, 4}
x = 1
x = 1000
x = a + 1
x = 2 ** 30
x = 2 ** 60
x = a * 1.0
x = 1.5
x = True
x = None
x = str(a)
x = 'a' * 10
x = 'a' * a
x = 'ä' * 10
x = 'α' * 10
x = '\U0001f600' * 10
x = 'ab' + str(a)
x = f'{a} items'
x = ''.join(['a', 'b', 'cc'])
x = 'hello world'.split()
x = 'hello'.upper()
x = 'a,b,c'.split(',')
x = b'abc'
x = bytes(10)
x = bytes(1000)
x = b'ab' * 10
x = bytearray()
x = bytearray(10)
x = bytearray(b'abc')
x = bytearray(); x.append(1)
x = bytearray(b'abc'); x.extend(b'defghijk')
x = memoryview(b'abc')
x = range(10)
x = slice(1, 2)
x = object()
x = iter([])
x = iter(())
x = iter({})
x = iter('abc')
x = iter(range(3))
x = iter({1})
x = enumerate([])
x = zip([], [])
x = map(str, [])
x = filter(None, [])
x = reversed([1])
x = {}.keys()
x = {}.items()
x = (i for i in [])
x = lambda: 0
def f(): pass
def f(a, b=1): return a
def f(*, k=1): return k
def f(): return f
def f(x: int) -> int: return x
def outer():\n    v = 1\n    def inner(): return v\n    return inner\nx = outer()
x = P()
x = P(); x.a = 1
x = P(); x.a = 1; x.b = 2
x = P(); x.__dict__
x = P(); x.a = 1; x.__dict__
x = P(); x.a = 1; del x.a
x = [P() for i in range(10)]
x = Q(1, 2)
x = [Q(i, i) for i in range(40)]
x = S(1, 2)
x = [S(i, None) for i in range(10)]
x = P().m
x = P.m
x = Q(1, 2); x.z = 3
x = super(P, P())
x = [].append
x = P(); y = weakref.ref(x)
x = P(); y = weakref.ref(x, print)
x = P(); y = weakref.proxy(x)
x = P(); x.me = x
x = P(); y = P(); x.o = y; y.o = x; del x, y
x = []; x.append(x); del x
x = ValueError('a')
x = KeyError(a)
try: 1/0\nexcept ZeroDivisionError as e: x = e
try: [][0]\nexcept IndexError: pass
x = (yield_() for _ in [0])
x = gen(); next(x)
x = gen(); next(x); x.close()
x = list(gen())
x = collections.deque()
x = collections.deque([1, 2, 3])
x = collections.deque(range(100))
x = array.array('i', range(10))
x = itertools.count()
x = functools.partial(len, [])
x = copy.deepcopy([[1], [2]])
x = [1, 2, 3]; x = None
x = {'a': [1, 2]}; del x['a']
x = 'a' * 100; x = x + 'b'
x = 'a' * 100; x += 'b'
x = [0] * 100; x += [1]
x = list(range(5)); x.sort()
x = [a] * 3; del x[0]
for i in range(1000, 1010): x = i
for i in [[], []]: x = i
x = [i * 2 for i in range(500, 520) if i % 2]
x, y = [1], [2]
x = y = []
x = [[0] * 10 for _ in range(10)]
x = {k: [] for k in 'abcdef'}
x = {(i, i): i for i in range(10)}
x = [(i, str(i)) for i in range(300, 310)]
x = list(map(str, range(300, 305)))
x = list(enumerate('abc'))
x = dict(zip('abc', range(3)))
x = sum([1000, 2000])
x = max([1000, 2000])
x = 'abc'.encode()
x = b'abc'.decode()
x = float('1.5')
x = id(x) if 0 else 5000 + a
x = divmod(1000, 7)
x = 'a b'.partition(' ')
x = sorted({'b': 1, 'a': 2}.items())
x = [v for v in {'a': 1000, 'b': 2000}.values()]
x = {**{'a': 1}, 'b': []}
x = any([False, True])
assert True
"""

def measure(statement):
    space = {}
    exec(SETUP, space)
    code = compile(statement, '<statement>', 'exec')
    gc.collect()
    gc.disable()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    exec(code, space)
    after = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    gc.enable()
    return after - before

for statement in STATEMENTS.strip().splitlines():
    print(f'{measure(statement.replace(chr(92) + "n", chr(10))):6}  {statement}')
