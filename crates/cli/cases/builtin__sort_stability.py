# Sorting is stable, with keys computed once, and with objects that only know `<`.
calls = []

def key(pair):
    calls.append(pair)
    return pair[0]

data = [(2, "a"), (1, "b"), (2, "c"), (1, "d"), (0, "e")]
print(sorted(data, key=key), len(calls))
print(sorted(data, key=lambda p: p[0], reverse=True))

class Only:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n

    def __repr__(self):
        return f"O{self.n}"

print(sorted([Only(3), Only(1), Only(2)]), max([Only(3), Only(1)], key=lambda o: o.n), min(Only(5), Only(4)))
print(sorted([True, 2, 0.5, False]), sorted(["B", "a", "C"]), sorted(["B", "a", "C"], key=str.lower), sorted([(1, "b"), (1, "a")]), sorted([[2], [1, 5]]))
big = [(i * 7919) % 1009 for i in range(1000)]
ordered = sorted(big)
print(ordered[:5], ordered[-3:], all(a <= b for a, b in zip(ordered, ordered[1:])), sorted(big, reverse=True) == ordered[::-1])
l = [3, 1, 2]
try:
    l.sort(key=lambda x: l.append(x))
except ValueError as error:
    print(error)
except TypeError as error:
    print(error)
try:
    sorted([1, None])
except TypeError as error:
    print(error)
try:
    [Only(1), 5].sort()
except TypeError as error:
    print(error)
