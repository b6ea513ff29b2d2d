# itertools: what the iterators yield, how lazy they are, what they hold and when they let go.
from itertools import *
import sys, gc, operator, weakref, collections


def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)


class Item:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Item({self.name})"

    def __del__(self):
        print("freed", self.name)


def source(n, name="s"):
    for i in range(n):
        print("give", name, i)
        yield i
    print("end", name)


first = lambda it, n=5: list(islice(it, n))
print(first(count()), first(count(3, 2)), first(count(1.5, 0.5)), first(count(2, -1)), count(3), count(3, 2), count(1.0))
print(first(cycle("ab")), first(cycle([])), list(repeat(7, 3)), repeat(7), repeat(7, 2), repeat(1, -2))
print(list(chain("ab", [1], ())), list(chain.from_iterable(["xy", "z"])), list(chain()))
print(list(islice("abcdefg", 2)), list(islice("abcdefg", 2, 4)), list(islice("abcdefg", 1, None, 2)), list(islice("abc", 0)))
print(list(takewhile(lambda x: x < 3, [1, 2, 5, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 5, 1])))
print(list(filterfalse(None, [0, 1, "", 2])), list(filterfalse(lambda x: x % 2, range(6))), list(filterfalse(bool, [0, 3])))
print(list(starmap(pow, [(2, 3), (3, 2)])), list(compress("abcdef", [1, 0, 1, 0, 1])))
print(list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], operator.mul)), list(accumulate([1, 2], initial=10)), list(accumulate([])))
print(list(accumulate([3, 1, 4], max)), list(accumulate("abc", func=None)))
print(list(zip_longest("abc", [1])), list(zip_longest("ab", "c", "def", fillvalue="-")), list(zip_longest()))
print(list(product("ab", [1, 2])), list(product([0, 1], repeat=2)), list(product()), list(product("ab", [])), list(product(repeat=0)))
print(list(permutations("abc")), list(permutations("abc", 2)), list(permutations([], 0)), list(permutations([1], 2)), list(permutations([1, 2, 3], 0)))
print(len(list(permutations(range(5)))), list(permutations(range(4), 3)))
print(list(combinations("abcd", 2)), list(combinations([1, 2], 3)), list(combinations([], 0)), list(combinations("abcde", 4)))
print(list(combinations_with_replacement("abc", 2)), list(combinations_with_replacement([], 1)), list(combinations_with_replacement([], 0)))
print([(k, list(g)) for k, g in groupby("aaabbca")], [(k, list(g)) for k, g in groupby([1, 3, 2, 4, 5], lambda x: x % 2)])
print([k for k, g in groupby("aabbc")], list(pairwise("abcd")), list(pairwise("a")), list(pairwise([])))
print(list(batched("abcdefg", 3)), list(batched("abcd", 2, strict=True)), list(batched([], 2)))
a, b, c = tee([1, 2, 3], 3)
print(next(a), next(a), next(b), list(c), list(a), list(b), tee([], 0), type(a), type(count()), chain.__module__, product.__qualname__)
print([f([]) for f in (sum, list)], isinstance(count(), collections.abc.Iterator), iter(count.__call__()) is not None)
print(sorted(collections.Counter("abracadabra").elements()), collections.Counter(a=2).elements.__name__)

# Laziness.
z = zip(islice(source(5), 1, 4, 2), "xy")
print(list(z))
c = chain(source(1, "p"), source(1, "q"))
print(next(c), next(c))
t(lambda: next(c))
print(list(compress(source(3, "d"), source(2, "sel"))))
print(list(zip_longest(source(1, "l"), source(2, "r"))))
print(list(pairwise(source(3, "w"))), list(batched(source(3, "b"), 2)))
p, q = tee(source(3, "t"))
print(next(p), next(p), next(q), list(q), list(p))

# A group dies when groupby goes on.
g = groupby("aab")
k1, g1 = next(g)
k2, g2 = next(g)
print(k1, list(g1), k2, list(g2))

# What is held, and until when.
x = Item("chained")
c = chain([x], [1])
print(sys.getrefcount(x))
del x
print(next(c).name)
print(next(c))
t(lambda: next(c))
c = islice(iter([Item("sliced"), Item("unseen")]), 1)
print(next(c).name)
t(lambda: next(c))
print("exhausted", c is not None)
del c
c = cycle([Item("cycled")])
print(next(c), next(c))
del c
r = repeat(Item("repeated"), 1)
print(sys.getrefcount(next(r)))
t(lambda: next(r))
print("still held")
del r
w = pairwise(iter([Item("one"), Item("two"), Item("three")]))
next(w)
print("first pair gone")
list(w)
print("pairs over")
a, b = tee(iter([Item("teed")]))
next(a)
print("a has read")
del a
print("b waits", next(b))
del b
p = product([Item("pooled")], repeat=2)
print(next(p), len(list(p)))
del p
acc = accumulate([Item("first"), Item("second")], lambda total, item: item)
next(acc)
print("second next")
next(acc)
del acc
for k, g in groupby([Item("grouped"), Item("other")], lambda item: item.name):
    print(k, [item.name for item in g])
del k, g
d = zip_longest([Item("long")], fillvalue=Item("fill"))
print(list(d))
del d
m = takewhile(lambda item: False, iter([Item("taken")]))
t(lambda: next(m))
t(lambda: next(m))
del m


class Node:
    pass


n = Node()
n.it = chain([n], [1])
gc.collect()
ref = weakref.ref(n)
del n
print(ref() is None, gc.collect() > 0, ref())
print(weakref.ref(tee([])[0])() is None)
print([sys.getsizeof(v) for v in (count(), cycle([]), repeat(1), chain(), islice([], 1), takewhile(len, []), starmap(len, []))])
print([sys.getsizeof(v) for v in (accumulate([]), compress([], []), groupby([]), pairwise([]), batched([], 1), product([1], [2]))])
print(sys.getsizeof(tee([])[0]))
print([sys.getsizeof(v) for v in (permutations([1, 2]), combinations([1, 2], 1), combinations_with_replacement([1], 3))])


# Errors.
class Counted(count):
    def twice(self):
        return next(self), next(self)


print(Counted(4).twice(), Counted(4))
for f in [
    lambda: count("a"), lambda: count(1, 2, 3), lambda: repeat(), lambda: repeat(1, "a"), lambda: combinations([1]),
    lambda: combinations([1], -1), lambda: permutations([1], "a"), lambda: islice([1], -1), lambda: islice([1], 0, 1, 0),
    lambda: islice(), lambda: takewhile(1), lambda: takewhile(1, [], x=2), lambda: batched([1], 0),
    lambda: list(batched([1], 2, strict=True)), lambda: tee([], -1), lambda: product(repeat=-1), lambda: product([], x=1),
    lambda: zip_longest([], x=1), lambda: list(chain(1)), lambda: chain.from_iterable(1), lambda: accumulate(),
    lambda: groupby(), lambda: compress([]), lambda: pairwise(1), lambda: cycle(), lambda: next(starmap(len, [1])),
    lambda: repeat(1).__length_hint__(), lambda: repeat(1, 3).__length_hint__(), lambda: chain[int], lambda: next(iter(chain())),
]:  # fmt: skip
    t(f)
s = sum(islice(count(), 10000))
print(s, len(list(islice(tee(count())[0], 200))))
