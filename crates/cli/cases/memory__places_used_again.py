# Which blocks are used again, by relations of id() that do not depend on where the heap is.
import gc, sys, weakref
gc.disable()

class P: pass
class Q:
    def __init__(self, a): self.a = a
class S: __slots__ = ('a', 'b')
class L(list): pass
class D(dict): pass
class E(Exception): pass
def f(): pass
def gen(): yield 1
def cl():
    x = 1
    return lambda: x
for _ in range(40): P(), Q(1)

KINDS = {
    'object': object, 'float': lambda: float('1.5'), 'int': lambda: int('12345'), 'bigint': lambda: 1 << int('100'),
    'list': lambda: [], 'list1': lambda: [f], 'dict': lambda: {}, 'dict1': lambda: {'a': f}, 'gdict': lambda: {1: f}, 'set': lambda: {f}, 'frozenset': lambda: frozenset([f]),
    'tuple1': lambda: (f, )[:0] + (gen,), 'tuple3': lambda: tuple([f, f, f]), 'str': lambda: 'ab' * int('5'), 'bytes': lambda: bytes(30), 'bytearray': lambda: bytearray(20),
    'P': P, 'Q': lambda: Q(1), 'S': S, 'L': L, 'D': D, 'E': lambda: E('a'), 'ValueError': lambda: ValueError('a'), 'lambda': lambda: (lambda: 0), 'closure': cl, 'gen': gen, 'genexpr': lambda: (i for i in ()),
    'method': lambda: q.m, 'builtin': lambda: [].append, 'slice': lambda: slice(f), 'range': lambda: range(int('5')), 'range_iter': lambda: iter(range(3)), 'list_iter': lambda: iter(()), 'tuple_iter': lambda: iter((1,)),
    'cell': lambda: cl().__closure__[0], 'weakref': lambda: weakref.ref(p, f), 'property': lambda: property(f), 'staticmethod': lambda: staticmethod(f), 'complex': lambda: complex(1.5, int('2')), 'enumerate': lambda: enumerate(()), 'zip': lambda: zip(()), 'map': lambda: map(f, ()), 'super': lambda: super(Q, q0), 'memoryview': lambda: memoryview(b'ab'), 'class': lambda: type('T', (), {}),
}
class M:
    def m(self): pass
p, q, q0 = P(), M(), Q(1)

pads = []
SIZES = tuple(range(16, 513, 16))
def settle():
    """Fills the pools that have room, but not where memory is never used again: how full they are at the start is another matter.
    Nothing that dies with this call may have been made after it began, or its place would be the next one taken: no closures here."""
    for size in SIZES:
        run, last = 0, 0
        while run < 8:
            v = object() if size == 16 else float('1.5') if size == 32 else bytes(size - 33)
            at = id(v)
            pads.append(v)
            run = run + 1 if run and at == last + size else at & 0x3fff == 48
            last = at

def distances(make, count):
    kept = [make() for _ in range(count)]
    ids = [id(v) for v in kept]
    return ids, kept

def reuse(make):
    """Makes five, drops some, makes again: which of the old places come back, in which order."""
    out = []
    for pattern in ((0,), (1, 3), (3, 1), (0, 1, 2, 3, 4), (4, 2, 0)):
        ids, kept = distances(make, 5)
        for at in pattern:
            kept[at] = None
        again = []
        for _ in pattern:
            v = make()
            again.append(ids.index(id(v)) if id(v) in ids else '-')
            kept.append(v)
            del v
        out.append(''.join(map(str, again)))
        del kept, ids
    return ' '.join(out)

def cross(a, b):
    """One dies, one of another kind is born: in the same place?"""
    ids, kept = distances(a, 3)
    kept[1] = None
    v = b()
    same = ids.index(id(v)) if id(v) in ids else '-'
    return same

# The most frequent of three: a pool that ends meanwhile, which depends on all that was made before, shows in one of them.
gc.collect()
for name, make in KINDS.items():
    seen = []
    for _ in range(3):
        settle()
        seen.append(reuse(make))
    print(name, '|', max(seen, key=seen.count))
names = list(KINDS)
for a in names:
    print(a, 'then', *(cross(KINDS[a], KINDS[b]) for b in names))
def same(n):
    return [id(make()) == id(make()) for make in KINDS.values()]
print(*map(int, same(1)))
