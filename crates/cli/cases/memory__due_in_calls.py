# A collection that falls due while the code of a call runs: whether the caller asks for it when the call is over.
import functools
import gc
import sys

events = []


def hear(phase, info):
    frame = sys._getframe(1)
    events.append((frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno))


class Plain:
    def __init__(self, n=0):
        self.n = n


class Slots(Plain):
    __slots__ = ('a', 'b')


class NoDict:
    __slots__ = ('a', 'b')

    def __init__(self, n=0):
        self.a = []
        self.b = [self]


class Varied:
    def __init__(self, *args, **kwargs):
        self.n = [self]


class Called:
    def __call__(self, *args, **kwargs):
        x = []
        x.append(x)

    def method(self, *args, **kwargs):
        x = []
        x.append(x)

    @property
    def attribute(self):
        x = []
        x.append(x)

    def __getattr__(self, name):
        x = []
        x.append(x)

    def __add__(self, other):
        x = []
        x.append(x)

    def __getitem__(self, other):
        x = []
        x.append(x)

    def __eq__(self, other):
        x = []
        x.append(x)


@functools.lru_cache
def cached(n=0):
    x = []
    x.append(x)


@functools.partial
def partly(n=0):
    x = []
    x.append(x)


def generator():
    while True:
        x = []
        x.append(x)
        yield


def plain(n=0):
    x = []
    x.append(x)


def looped(kind):
    x = kind()
    x.a = [x]
    return x


called, numbers = Called(), iter(range(10 ** 9))
gen = generator()
STATEMENTS = [
    'Plain()', 'Plain(1)', 'Slots()', 'Slots(1)', 'Slots(n=1)', 'NoDict()', 'NoDict(1)', 'NoDict(n=1)', 'NoDict(*args)', 'NoDict(**kw)', 'Varied()', 'Varied(1)',
    'Varied(n=1)', 'called()', 'called(1)', 'called(n=1)', 'called(*args)', 'called(**kw)', 'called.method()', 'called.method(n=1)', 'called.method(*args)',
    'called.attribute', 'called.other', 'called + 1', 'called[1]', 'called == 1', 'called.attribute', 'cached(next(numbers))', 'partly()', 'partly(n=1)',
    'next(gen)', 'gen.send(None)', 'plain()', 'plain(n=1)', 'plain(*args)', 'plain(**kw)', 'looped(Plain)', 'looped(Slots)', 'looped(Varied)', 'called in [1]', 'max([1], key=called)',
    'max([1], key=plain)', 'sorted([1], key=plain)', 'list(map(plain, [1]))',
]


def run(function, threshold):
    gc.collect()
    gc.collect(0)
    kept = [[] for _ in range(99)]
    events.clear()
    gc.set_threshold(gc.get_count()[0] + threshold, 1000, 1000)
    gc.callbacks[:] = [hear]
    gc.enable()
    function()
    gc.disable()
    gc.callbacks.clear()
    return events[::2]


gc.disable()
for statement in STATEMENTS:
    space = dict(globals(), args=(1,), kw={'n': 1})
    exec(f'def function():\n for _ in "abc":\n  one = 1\n  ({statement})\n  three = 3\n  abs(one)', space)
    print(statement, *[run(space['function'], threshold)[:1] for threshold in (0, 0, 1, 2, 3, 4, 5)])
