# sort and sorted: keys, stability, comparisons that fail.
from functools import cmp_to_key
people = [("ann", 30), ("bob", 25), ("cat", 30), ("dan", 25)]
print(sorted(people, key=lambda p: p[1]))
print(sorted(people, key=lambda p: p[1], reverse=True))
print(sorted(people, key=lambda p: (-p[1], p[0])))
calls = []
sorted([3, 1, 2], key=lambda x: calls.append(x) or x)
print("the key is asked once each:", calls)
class Loud:
    def __init__(self, n): self.n = n
    def __lt__(self, other):
        compared.append((self.n, other.n))
        return self.n < other.n
compared = []
result = sorted([Loud(2), Loud(3), Loud(1)])
print([x.n for x in result], compared)
print(sorted("bca", reverse=True), sorted({"b": 1, "a": 2}), sorted([True, 0, 2.5]))
print(sorted(["b", "A", "c"], key=str.lower), sorted([3, 1], key=cmp_to_key(lambda a, b: b - a)))
a = [3, 1, 2]
print(a.sort(), a)
for wrong in (lambda: sorted([1, "a"]), lambda: [1, None].sort(), lambda: sorted(5), lambda: sorted([1], lambda x: x), lambda: [].sort(lambda x: x), lambda: sorted([{}, {}]), lambda: sorted([1j, 2j])):
    try:
        wrong()
    except TypeError as error:
        print(error)
a = [5, 4, "x", 1]
try:
    a.sort()
except TypeError:
    print("left in some order:", len(a), set(map(str, a)) == {"5", "4", "x", "1"})
