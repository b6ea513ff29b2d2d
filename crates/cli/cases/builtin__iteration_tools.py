# sorted, zip, map, filter, enumerate, reversed, min, max, sum, any, all, iter, next.
words = ["pear", "fig", "apple", "kiwi"]
print(sorted(words), sorted(words, key=len), sorted(words, key=lambda w: w[-1], reverse=True), sorted([3, 1, 2], reverse=True))
print(list(zip([1, 2, 3], "ab")), list(zip()), list(map(lambda a, b: a * b, [1, 2], [3, 4])), list(filter(None, [0, 1, "", "a"])), list(filter(lambda n: n > 1, [1, 2, 3])))
print(list(enumerate(words, start=1)), list(reversed(words)), min(words), max(words, key=len), min(3, 1, 2), max([], default="none"), min("b", "a", key=ord))
print(sum([1, 2, 3]), sum([[1], [2]], []), sum([0.1] * 10), sum((1, 2), 10), any([0, "x"]), any([]), all([]), all([1, 0]))
it = iter([1, 2, 3])
print(next(it), list(it), next(it, "done"), list(iter(lambda c=[0]: c.append(1) or len(c), 4)))
class Countdown:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n
class Old:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10
print(list(Countdown(3)), list(Old()), 20 in Old(), 1 in Countdown(3), max(Countdown(4)), [*Countdown(2)], dict(enumerate(Old())))
try:
    list(zip([1], [1, 2], strict=True))
except ValueError as error:
    print(error)
try:
    next(iter([]))
except StopIteration as stop:
    print("StopIteration", stop.value)
pairs = [("b", 1), ("a", 1), ("c", 0)]
print(sorted(pairs, key=lambda p: p[1]), sorted(pairs), list(map(str, [1, None])), list(map(list, ["ab", "c"])), repr(range(2)), str(zip)[:12])
