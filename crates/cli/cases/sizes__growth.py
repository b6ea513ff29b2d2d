# How containers grow and shrink: the sizes that sys.getsizeof goes through, `type | by what | size at each change`.
import array, collections, sys

def steps(kind, label, container, change, moves):
    """Prints the size before, and `move:size` after each move that changes it."""
    size = sys.getsizeof(container)
    seen = [str(size)]
    for move in range(moves):
        change(container, move)
        now = sys.getsizeof(container)
        if now != size:
            seen.append(f'{move}:{now}')
            size = now
    print(f'{kind} | {label} | {" ".join(seen)}')

def sizes(kind, label, make, counts):
    """Prints the sizes of what is made at once."""
    print(f'{kind} | {label} | {" ".join(str(sys.getsizeof(make(n))) for n in counts)}')

class Gen:
    """Something to iterate over whose length nobody knows."""
    def __init__(self, n): self.n = n
    def __iter__(self): return (i for i in range(self.n))

class Hinted(Gen):
    def __length_hint__(self): return self.n + 3

few = [*range(45), 60, 100, 1000]

# lists
steps('list', 'append', [], lambda c, n: c.append(n), 3000)
steps('list', 'insert in front', [], lambda c, n: c.insert(0, n), 300)
steps('list', '+= [x]', [], lambda c, n: c.__iadd__([n]), 300)
steps('list', 'extend by 3', [], lambda c, n: c.extend((1, 2, 3)), 100)
steps('list', 'extend by a generator of 5', [], lambda c, n: c.extend(i for i in range(5)), 60)
steps('list', 'slice assignment at the end', [], lambda c, n: c.__setitem__(slice(len(c), None), [n, n]), 100)
steps('list', 'append to a display of 3', [1, 2, 3], lambda c, n: c.append(n), 100)
steps('list', 'append to [0] * 10', [0] * 10, lambda c, n: c.append(n), 100)
steps('list', 'pop', list(range(1000)), lambda c, n: c.pop(), 1000)
steps('list', 'pop of 100', [0] * 100, lambda c, n: c.pop(), 100)
steps('list', 'pop of 30', [0] * 30, lambda c, n: c.pop(), 30)
steps('list', 'pop(0)', list(range(200)), lambda c, n: c.pop(0), 200)
steps('list', 'del [-1]', [0] * 200, lambda c, n: c.__delitem__(-1), 200)
steps('list', 'remove', [0] * 100, lambda c, n: c.remove(0), 100)
steps('list', 'del of slices of 7', [0] * 300, lambda c, n: c.__delitem__(slice(0, 7)), 45)
steps('list', 'clear', [0] * 300, lambda c, n: c.clear(), 1)
steps('list', 'append and pop in turn', [0] * 8, lambda c, n: c.append(n) if n % 2 else c.pop(), 40)
steps('list', 'reverse and sort', [3, 1, 2] * 5, lambda c, n: c.sort() if n % 2 else c.reverse(), 4)
sizes('list', 'comprehension', lambda n: [i for i in range(n)], few)
sizes('list', 'comprehension that leaves out', lambda n: [i for i in range(n) if i % 3], few)
sizes('list', 'list(range)', lambda n: list(range(n)), few)
sizes('list', 'list(generator)', lambda n: list(i for i in range(n)), few)
sizes('list', 'list(iterable of unknown length)', lambda n: list(Gen(n)), few)
sizes('list', 'list(iterable with a hint)', lambda n: list(Hinted(n)), few)
sizes('list', 'list(tuple)', lambda n: list((0,) * n), few)
sizes('list', 'list(str)', lambda n: list('a' * n), few)
sizes('list', 'list(dict)', lambda n: list(dict.fromkeys(range(n))), few)
sizes('list', 'list(set)', lambda n: list(set(range(n))), few)
sizes('list', 'list(map)', lambda n: list(map(str, range(n))), few)
sizes('list', 'list(zip)', lambda n: list(zip(range(n), range(n))), few)
sizes('list', 'list(dict.items)', lambda n: list(dict.fromkeys(range(n)).items()), few)
sizes('list', 'sorted', lambda n: sorted(range(n)), few)
sizes('list', 'sorted(generator)', lambda n: sorted(i for i in range(n)), few)
sizes('list', '[x] * n', lambda n: [None] * n, few)
sizes('list', 'a + b', lambda n: [None] * n + [None], few)
sizes('list', '[*a]', lambda n: [*range(n)], few)
sizes('list', '[*a, x]', lambda n: [*range(n), 1], few)
sizes('list', 'a[:]', lambda n: ([None] * n)[:], few)
sizes('list', 'a[::2]', lambda n: ([None] * n)[::2], few)
sizes('list', 'copy', lambda n: ([None] * n).copy(), few)
sizes('list', 'split', lambda n: ('a ' * n).split(), few)
sizes('list', "split(',')", lambda n: ','.join('a' * n).split(','), few)
sizes('list', 'splitlines', lambda n: ('a\n' * n).splitlines(), few)
sizes('list', 'extend of one element', lambda n: (c := [0], c.extend(range(n)))[0], few)
sizes('list', 'unpacking: *rest', lambda n: (lambda a, *b: b)(0, *range(n)), few)
def rest(n):
    first, *others = range(n + 1)
    return others
sizes('list', 'first, *rest', rest, few)
print('list | displays |', *map(sys.getsizeof, ([], [few], [few, few], [few, few, few], [few] * 4, [1], [1, 2], [1, 2, 3], [1, 2, 3, 4], [1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6], [1, few, 3])))

# tuples
sizes('tuple', 'tuple(generator)', lambda n: tuple(i for i in range(n)), few)
sizes('tuple', 'tuple(range)', lambda n: tuple(range(n)), few)

# dicts
def keyed(make_key):
    return lambda c, n: c.__setitem__(make_key(n), n)
steps('dict', 'str keys', {}, keyed(str), 1500)
steps('dict', 'int keys', {}, keyed(int), 1500)
steps('dict', 'int keys after 3 strs', {'a': 1, 'b': 2, 'c': 3}, keyed(int), 100)
steps('dict', 'int key in a dict of 5 strs', dict.fromkeys('abcde'), keyed(int), 100)
steps('dict', 'setdefault', {}, lambda c, n: c.setdefault(n, n), 100)
steps('dict', 'update by one', {}, lambda c, n: c.update({n: n}), 100)
steps('dict', 'update(str=)', {}, lambda c, n: c.update(**{str(n): n}), 100)
steps('dict', 'update by ten', {}, lambda c, n: c.update(dict.fromkeys(range(n * 10, n * 10 + 10))), 20)
steps('dict', 'del', dict.fromkeys(range(100)), lambda c, n: c.pop(n), 100)
steps('dict', 'del and set in turn', {}, lambda c, n: c.pop(n - 1) if n % 2 else c.__setitem__(n, n), 100)
steps('dict', 'popitem', dict.fromkeys(range(50)), lambda c, n: c.popitem(), 50)
steps('dict', 'clear and fill', dict.fromkeys(range(50)), lambda c, n: c.__setitem__(n, n) if n else c.clear(), 50)
steps('dict', '|=', {}, lambda c, n: c.__ior__({n: n}), 60)
sizes('dict', 'comprehension', lambda n: {i: i for i in range(n)}, few)
sizes('dict', 'comprehension of strs', lambda n: {str(i): i for i in range(n)}, few)
sizes('dict', 'fromkeys(range)', lambda n: dict.fromkeys(range(n)), few)
sizes('dict', 'fromkeys(list of strs)', lambda n: dict.fromkeys(list(map(str, range(n)))), few)
sizes('dict', 'fromkeys(dict)', lambda n: dict.fromkeys(dict.fromkeys(range(n), 1)), few)
sizes('dict', 'fromkeys(set)', lambda n: dict.fromkeys(set(range(n))), few)
sizes('dict', 'dict(pairs)', lambda n: dict([(i, i) for i in range(n)]), few)
sizes('dict', 'dict(zip)', lambda n: dict(zip(range(n), range(n))), few)
sizes('dict', 'dict(d)', lambda n: dict({i: i for i in range(n)}), few)
sizes('dict', 'copy', lambda n: {i: i for i in range(n)}.copy(), few)
def thinned(n):
    made = {i: i for i in range(n)}
    for i in range(0, n, 2):
        del made[i]
    return made
sizes('dict', 'copy of a thinned one', lambda n: thinned(n).copy(), few)
sizes('dict', 'dict(**d)', lambda n: dict(**{str(i): i for i in range(n)}), few)
sizes('dict', '{**d}', lambda n: {**{i: i for i in range(n)}}, few)
sizes('dict', '{**d, key: 1}', lambda n: {**{i: i for i in range(n)}, 'key': 1}, few)
sizes('dict', 'a | b', lambda n: {i: i for i in range(n)} | {'a': 1}, few)
sizes('dict', '**kwargs', lambda n: (lambda **k: k)(**{f'a{i}': i for i in range(n)}), few)
print('dict | displays |', *map(sys.getsizeof, ({}, {1: 1}, {'a': 1}, {'a': 1, 'b': 2, 'c': 3, 'd': 4, 'e': 5},
      {'a': 1, 'b': 2, 'c': 3, 'd': 4, 'e': 5, 'f': 6}, {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6}, {'a': 1, 2: 2},
      {'a': few, 'b': few, 'c': 3, 'd': 4, 'e': 5, 'f': 6, 'g': 7, 'h': 8, 'i': 9, 'j': 10, 'k': 11})))

# sets
steps('set', 'add', set(), lambda c, n: c.add(n), 1500)
steps('set', 'discard', set(range(100)), lambda c, n: c.discard(n), 100)
steps('set', 'add and discard in turn', set(), lambda c, n: c.discard(n - 1) if n % 2 else c.add(n), 200)
steps('set', 'add after 50 discards', set(range(50)), lambda c, n: c.discard(n) if n < 50 else c.add(n), 200)
steps('set', 'update by ten', set(), lambda c, n: c.update(range(n * 10, n * 10 + 10)), 30)
steps('set', 'update by a set of ten', set(), lambda c, n: c.update(set(range(n * 10, n * 10 + 10))), 30)
steps('set', '|=', set(), lambda c, n: c.__ior__({n}), 100)
steps('set', '-=', set(range(100)), lambda c, n: c.__isub__({n}), 100)
steps('set', 'pop', set(range(50)), lambda c, n: c.pop(), 50)
steps('set', 'clear', set(range(50)), lambda c, n: c.clear(), 1)
sizes('set', 'comprehension', lambda n: {i for i in range(n)}, few)
sizes('set', 'set(range)', lambda n: set(range(n)), few)
sizes('set', 'set(list)', lambda n: set([*range(n)]), few)
sizes('set', 'set(dict)', lambda n: set(dict.fromkeys(range(n))), few)
sizes('set', 'set(set)', lambda n: set(set(range(n))), few)
sizes('set', 'copy', lambda n: set(range(n)).copy(), few)
sizes('set', 'a | b', lambda n: set(range(n)) | {-1, -2}, few)
sizes('set', 'a & b', lambda n: set(range(n)) & set(range(0, n, 2)), few)
sizes('set', 'a - b', lambda n: set(range(n)) - {0, 1}, few)
sizes('set', 'a ^ b', lambda n: set(range(n)) ^ {0, -1}, few)
sizes('frozenset', 'frozenset(range)', lambda n: frozenset(range(n)), few)
sizes('frozenset', 'frozenset(set)', lambda n: frozenset(set(range(n))), few)
print('set | displays |', *map(sys.getsizeof, ({1}, {1, 2, 3, 4}, {1, 2, 3, 4, 5}, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, {len, 2, 3, 4, 5}, {*range(20)})))

# bytes and arrays
steps('bytearray', 'append', bytearray(), lambda c, n: c.append(1), 600)
steps('bytearray', 'extend by 3', bytearray(), lambda c, n: c.extend(b'abc'), 100)
steps('bytearray', '+= 10', bytearray(), lambda c, n: c.__iadd__(b'0123456789'), 60)
steps('bytearray', 'pop', bytearray(200), lambda c, n: c.pop(), 200)
steps('bytearray', 'del of 7 in front', bytearray(300), lambda c, n: c.__delitem__(slice(0, 7)), 45)
steps('bytearray', 'del of 7 at the end', bytearray(300), lambda c, n: c.__delitem__(slice(-7, None)), 45)
steps('bytearray', 'insert', bytearray(b'ab'), lambda c, n: c.insert(1, 65), 100)
steps('bytearray', 'clear', bytearray(300), lambda c, n: c.clear(), 1)
sizes('bytearray', 'bytearray(n)', bytearray, few)
sizes('bytearray', 'bytearray(bytes)', lambda n: bytearray(bytes(n)), few)
sizes('bytearray', 'bytearray(generator)', lambda n: bytearray(i % 256 for i in range(n)), few)
sizes('bytearray', 'bytearray(list)', lambda n: bytearray([1] * n), few)
sizes('bytearray', 'slices', lambda n: bytearray(n)[1:], few)
sizes('bytearray', 'a + b', lambda n: bytearray(n) + b'ab', few)
steps('array', 'append', array.array('i'), lambda c, n: c.append(n), 500)
steps('array', 'append of doubles', array.array('d'), lambda c, n: c.append(n), 200)
steps('array', 'pop', array.array('i', range(100)), lambda c, n: c.pop(), 100)
steps('array', 'extend by 3', array.array('h'), lambda c, n: c.extend([1, 2, 3]), 60)
steps('deque', 'append', collections.deque(), lambda c, n: c.append(n), 500)
steps('deque', 'appendleft', collections.deque(), lambda c, n: c.appendleft(n), 500)
steps('deque', 'popleft', collections.deque(range(300)), lambda c, n: c.popleft(), 300)
steps('deque', 'maxlen', collections.deque([], 10), lambda c, n: c.append(n), 300)
steps('OrderedDict', 'str keys', collections.OrderedDict(), keyed(str), 400)
steps('OrderedDict', 'popitem', collections.OrderedDict.fromkeys(range(50)), lambda c, n: c.popitem(), 50)
steps('defaultdict', 'missing', collections.defaultdict(int), lambda c, n: c[n], 300)
steps('Counter', 'update', collections.Counter(), lambda c, n: c.update([n]), 300)

# key-sharing dicts of instances
class Few:
    def __init__(self):
        self.a = self.b = 1
class Many:
    pass
print('instance dict | instances one after the other |', *(sys.getsizeof(Few().__dict__) for _ in range(40)))
steps('instance dict', 'attributes of the first instance', (first := Many()).__dict__, lambda c, n: setattr(first, f'n{n}', n), 60)
steps('instance dict', 'attributes of the next', (second := Many()).__dict__, lambda c, n: setattr(second, f'n{n}', n), 60)
class Mixed: pass
def mixed(n):
    made = Mixed()
    for i in range(n % 7):
        setattr(made, f'{"xyz"[n % 3]}{i}', i)
    return made.__dict__
print('instance dict | different attributes |', *(sys.getsizeof(mixed(n)) for n in range(60)))
def deleted(n):
    made = Few()
    del made.a
    return made.__dict__
print('instance dict | after a del |', *(sys.getsizeof(deleted(n)) for n in range(4)))
print('instance dict | copies |', *(sys.getsizeof(dict(Few().__dict__)) for n in range(4)), *(sys.getsizeof(Few().__dict__.copy()) for n in range(4)))
def keyed_by_hand(n):
    made = Few()
    made.__dict__[n] = n
    return made.__dict__
print('instance dict | a key that is no str |', *(sys.getsizeof(keyed_by_hand(n)) for n in range(4)))
class Wide:
    def __init__(self):
        for i in range(35): setattr(self, f'a{i}', i)
print('instance dict | 35 attributes |', *(sys.getsizeof(Wide().__dict__) for n in range(35)))

# strings
def grown(n):
    text = ''
    for _ in range(n):
        text += 'ab'
    return text
sizes('str', '+=', grown, few)
sizes('str', 'join', lambda n: ''.join(['ab'] * n), few)
sizes('str', 'f-string', lambda n: f'{n}{"x" * n}', few)
sizes('str', 'replace', lambda n: ('ab' * n).replace('a', '\u03b1'), few)
sizes('bytes', '+=', lambda n: b'a' * n + b'b', few)
sizes('bytes', 'join', lambda n: b''.join([b'ab'] * n), few)
sizes('bytes', 'bytes(generator)', lambda n: bytes(i % 256 for i in range(n)), few)
sizes('int', '2 ** (10 * n)', lambda n: 2 ** (10 * n), few)
sizes('int', 'products', lambda n: 12345678901 ** n * -1, few)
sizes('int', 'differences', lambda n: 2 ** (10 * n) - 1 - 2 ** (10 * n), few)
sizes('int', 'shifts', lambda n: (2 ** (10 * n)) >> (10 * n), few)
