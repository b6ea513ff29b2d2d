# itertools: lazy, holding what they must.
import itertools
class Item:
    def __init__(self, n): self.n = n
    def __del__(self): print("freed", self.n)
def items(n):
    for i in range(n):
        yield Item(i)
a, b = itertools.tee(items(2))
next(a); next(a)
print("both still wanted by the other")
next(b)
print("first read by both")
del a, b
cycle = itertools.cycle(items(2))
print([next(cycle).n for _ in range(5)])
del cycle
print(list(itertools.islice(itertools.count(5, 2), 3)), list(itertools.chain([1], [2])), list(itertools.accumulate([1, 2, 3])))
print(list(itertools.takewhile(lambda x: x < 2, [1, 2, 1])), list(itertools.pairwise("abc")), list(itertools.batched("abcde", 2)))
print(list(itertools.product("ab", [1, 2])), list(itertools.combinations("abc", 2)), list(itertools.zip_longest("ab", [1])))
