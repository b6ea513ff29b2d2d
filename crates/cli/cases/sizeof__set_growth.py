# A set's table grows fourfold.
import sys

s = set()
steps = [(0, sys.getsizeof(s))]
for i in range(1300):
    s.add(i)
    if sys.getsizeof(s) != steps[-1][1]:
        steps.append((len(s), sys.getsizeof(s)))
print(steps)
for i in range(1290):
    s.discard(i)
print(len(s), sys.getsizeof(s))
s.clear()
print(sys.getsizeof(s))
print(sys.getsizeof({1, 2, 3, 4}), sys.getsizeof({1, 2, 3, 4, 5}), sys.getsizeof(frozenset()), sys.getsizeof(frozenset([1])))
t = set()
for i in range(20):
    t.add(i)
print(sys.getsizeof(t), sys.getsizeof(t.copy()), sys.getsizeof(set(range(20))), sys.getsizeof(t | {100}))
