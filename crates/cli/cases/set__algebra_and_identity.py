# Sets: operators, methods, in-place changes, frozensets as members.
a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, sorted(a ^ b), a.isdisjoint({9}), {1} < a, a <= a, a > {1, 2})
c = a
c |= {10}
print(a is c, sorted(a))
c = c | {11}
print(a is c, 11 in a)
print(a.union([5], (6,)), a.intersection([1, 10, 99]))
for wrong in (lambda: a | [1], lambda: a.remove(99), lambda: {[1]}, lambda: set().pop(), lambda: {{1}}, lambda: a < [1]):
    try:
        wrong()
    except (TypeError, KeyError) as error:
        print(type(error).__name__, error)
nested = {frozenset({1, 2}), frozenset({2, 1}), frozenset()}
print(len(nested), frozenset([2, 1]) in nested, {1, 2} in nested)
print({1, True, 1.0}, {0, False}, len({float("nan"), float("nan")}))
s = {3, 1, 2}
s.discard(7)
s.discard(1)
print(s, s.copy() is s, frozenset(s) == s, hash(frozenset([1])) == hash(frozenset([1])))
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as error:
    print(error)
