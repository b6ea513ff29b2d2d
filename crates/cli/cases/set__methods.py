# Sets: operations, relations, frozensets.
a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, a > {1}, a >= a, a < a, a.isdisjoint({9}), {1, 2} <= a, 2 in a, len(a))
a.add(10); a.discard(99); a.discard(1); a.remove(2)
print(sorted(a), a.union([7], (8,)) == {3, 7, 8, 10}, a.intersection([3, 5]), sorted(a.difference([3])), a.symmetric_difference({3, 10}), set())
try:
    a.remove(99)
except KeyError as error:
    print("KeyError", error)
a |= {1}; a &= {1, 3}; a -= {3}; a ^= {5}
print(sorted(a), a == {5, 1}, {1} == {1.0}, {1, True, 1.0}, len({1, "1", (1,)}))
f = frozenset([1, 2])
print(f, f | {3}, type(f | {3}).__name__, type({3} | f).__name__, {f: "key"}[frozenset([2, 1])], hash(f) == hash(frozenset([2, 1])))
a.update([1, 2], {3}); a.intersection_update([1, 2, 3]); a.difference_update([3])
print(sorted(a), a.pop() in (1, 2), len(a), {x % 3 for x in range(10)}, a.copy() == a, bool(set()))
a.clear()
print(a, sorted(set("hello")), [n for n in range(5) if n not in {1, 3}])
for action in (lambda: {1} + {2}, lambda: {1} | [2], lambda: {[1]}, lambda: set(5), lambda: {1} < [1], lambda: f.add(1), lambda: set().pop()):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
