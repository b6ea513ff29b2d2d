# List, dict, set comprehensions: nesting, conditions, scopes, order of evaluation.
print([x * y for x in range(3) for y in range(3) if x != y], [[j for j in range(i)] for i in range(4)])
print({k: v for k, v in zip("abc", range(3))}, {len(w) for w in ("a", "bb", "cc")}, [i if i % 2 else -i for i in range(5)])
x = "outside"
print([x for x in range(3)], x)
matrix = [[1, 2, 3], [4, 5, 6]]
print([list(row) for row in zip(*matrix)], [cell for row in matrix for cell in row], sum(sum(row) for row in matrix))

def show(tag, v):
    print(tag, end=" ")
    return v

print({show("k", i): show("v", i) for i in range(2)})
print([(a, b) for a in show("outer", [1, 2]) for b in show("inner", "xy")])
functions = [lambda: (i, j) for i in range(2) for j in range(2)]
print([f() for f in functions], [f for f in [1, 2, 3, 4] if f > 1 if f < 4])
total = 0
print([total := total + n for n in (1, 2, 3)], total)
print([a for a, *b in [(1, 2), (3,)]], [*(c.upper() for c in "ab")], [y for y in [x for x in range(3)] if y])
def local():
    base = 10
    return [base + i for i in range(3)], {base: i for i in range(1)}, list(base * i for i in range(3))
print(local())
try:
    [1 / n for n in (1, 0)]
except ZeroDivisionError:
    print("stopped in the middle")
