# What a statement adds to the memory that tracemalloc sees: `what it is about | statement | bytes`.
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
# list
x = []
x = [1, 2, 3]
x = [None] * 10
x = [None] * 1000
x = list(range(10))
x = list(range(1000, 1100))
x = list('hello')
x = sorted([3, 1, 2])
x = [1, 2] + [3]
x = []; x.append(1)
x = [1, 2, 3, 4]; x.extend([5, 6, 7])
x = [1, 2, 3, 4]; x.insert(0, 0)
x = [1, 2, 3, 4]; x.pop()
x = list(range(100)); del x[10:]
x = list(range(100)); x.clear()
x = [1, 2, 3][:]
x = [*range(5), *range(7)]
x = []; x.append(x); del x
x = [1, 2, 3]; x = None
x = [0] * 100; x += [1]
x = list(range(5)); x.sort()
x = [a] * 3; del x[0]
x = list(map(str, range(300, 305)))
x = list(enumerate('abc'))
x = sorted({'b': 1, 'a': 2}.items())
# tuple
x = ()
x = (a, a)
x = (1, [])
x = tuple([1, 2, 3])
x = tuple(range(10))
x = (1000, 2000, a)
x = divmod(1000, 7)
# dict
x = {}
x = {'a': 1}
x = {'a': 1, 'b': 2, 'c': 3, 'd': 4, 'e': 5}
x = {'a': 1, 'b': 2, 'c': 3, 'd': 4, 'e': 5, 'f': 6}
x = {1: 1, 2: 2}
x = dict(a=1, b=2)
x = dict([(1, 2), (3, 4)])
x = {}; x['k'] = 1
x = {}; x[1] = 1
x = {'a': 1}; del x['a']
x = {'a': 1, **{'b': 2}}
x = dict.fromkeys(range(10))
x = dict.fromkeys('abc')
x = {'a': 1}.copy()
x = {'a': 1} | {'b': 2}
x = {'a': [1, 2]}; del x['a']
x = dict(zip('abc', range(3)))
x = {**{'a': 1}, 'b': []}
# set
x = set()
x = {1, 2, 3}
x = {1, 2, 3, 4, 5}
x = {1, 2, 3, 4, 5, 6}
x = set(range(100))
x = frozenset([1, 2])
x = frozenset()
x = set(); x.add(1)
x = {1, 2} | {3, 4}
# number
x = 1
x = 1000
x = a + 1
x = 2 ** 30
x = 2 ** 60
x = 2 ** 100
x = 10 ** 100
x = a * 1.0
x = 1.5
x = complex(a, 1)
x = True
x = None
x = sum([1000, 2000])
x = max([1000, 2000])
x = float('1.5')
# str
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
x = repr([1, 2, 3])
x = 'a' * 100; x = x + 'b'
x = 'a' * 100; x += 'b'
x = ' '.join(str(i) for i in range(300, 310))
x = 'abc'.encode()
x = hash('abc')
x = 'a b'.partition(' ')
# bytes
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
x = b'abc'.decode()
# range, slice, object
x = range(10)
x = range(10 ** 10)
x = slice(1, 2)
x = object()
# iterator
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
x = any([False, True])
# comprehension
x = [i for i in range(1000, 1010)]
x = [i for i in range(1000, 2000)]
x = [[] for i in range(10)]
x = [str(i) for i in range(1000, 1100)]
x = []; [x.append(i) for i in range(20)]
x = {i: i for i in range(10)}
x = {i: i for i in range(1000)}
x = {str(i): i for i in range(100)}
x = {i: None for i in range(20)}; x.clear()
x = {i for i in range(30)}
x = [i * 2 for i in range(500, 520) if i % 2]
x = [[0] * 10 for _ in range(10)]
x = {k: [] for k in 'abcdef'}
x = {(i, i): i for i in range(10)}
x = [(i, str(i)) for i in range(300, 310)]
x = [v for v in {'a': 1000, 'b': 2000}.values()]
x = [i for row in [[1, 2], [3]] for i in row]
x = {i % 3: [i] for i in range(10)}
x = {str(i) for i in range(20)}
x = tuple(i * 1000 for i in range(5))
x = [[j for j in range(i)] for i in range(6)]
x = sum(i * 1000 for i in range(100))
# function
x = lambda: 0
def f(): pass
def f(a, b=1): return a
def f(*, k=1): return k
def f(): return f
def f(x: int) -> int: return x
# closure
def outer():\n    v = 1\n    def inner(): return v\n    return inner\nx = outer()
x = [lambda: i for i in range(3)]
def outer(a, b):\n    def inner(): return a, b\n    return inner\nx = outer(1, 2)
def counter():\n    n = 0\n    def step():\n        nonlocal n\n        n += 1000\n        return n\n    return step\nx = counter(); x(); x()
def outer():\n    def inner(): return inner\n    return inner\nx = outer(); del x, outer
def decorate(g):\n    def call(*args): return g(*args)\n    return call\n@decorate\ndef f(n): return n\nx = f(1000)
x = (lambda n: lambda: n)([1])
# method and descriptor
x = property(yield_)
x = staticmethod(yield_)
x = classmethod(yield_)
x = [].append
# generator
x = (i for i in [])
x = (yield_() for _ in [0])
x = gen(); next(x)
x = gen(); next(x); x.close()
x = list(gen())
# class
class C: pass
class C:\n    def m(self): pass
class C:\n    __slots__ = ('a', 'b')
class C:\n    x = 1\n    y = [1]
class D(P): pass
x = type('T', (), {})
class C:\n    def __init__(self): self.a = 1\nx = C()
class C:\n    'A text.'\n    def __repr__(self): return 'C'\n    def __eq__(self, other): return True
class D(P):\n    def m(self): super().m()
class D(list): pass
class D(list):\n    __slots__ = ()
class E(Exception): pass
class M(type): pass
class C:\n    __slots__ = ()
class C: pass\nclass D(C): pass\nclass F(C): pass
class A: pass\nclass B: pass\nclass C(A, B): pass
class C:\n    class Inner: pass
class C: pass\ndel C
class C:\n    a: int = 1
class C: pass\nC.x = 1
class C: pass\nx = C()\nx.m = 1
# instance
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
x = P(); x.me = x
x = P(); y = P(); x.o = y; y.o = x; del x, y
x = P(); x.m()
x = [P() for i in range(100)]
x = P()\nfor n in 'abcdefgh': setattr(x, n, 1)
x = P(); x.__dict__['k'] = 1
x = P(); x.__dict__ = {'a': 1}
x = P(); vars(x).update(a=1)
# exception
x = ValueError('a')
x = KeyError(a)
try: 1/0\nexcept ZeroDivisionError as e: x = e
try: [][0]\nexcept IndexError: pass
# weakref
x = P(); y = weakref.ref(x)
x = P(); y = weakref.ref(x, print)
x = P(); y = weakref.proxy(x)
# library
x = collections.deque()
x = collections.deque([1, 2, 3])
x = collections.deque(range(100))
x = array.array('i', range(10))
x = itertools.count()
x = functools.partial(len, [])
x = copy.deepcopy([[1], [2]])
# statement
for i in range(1000, 1010): x = i
for i in [[], []]: x = i
x, y = [1], [2]
x = y = []
x = id(x) if 0 else 5000 + a
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

# The first repr() of a container leaves a list behind for good.
repr([1])
for statement in STATEMENTS.strip().splitlines():
    if statement.startswith('# '):
        kind = statement[2:]
    else:
        print(f'{kind} | {statement} | {measure(statement.replace(chr(92) + "n", chr(10)))}')
