# What a comprehension sees and leaves behind.
x = "outer"
print([x for x in range(3)], x)
print({x: y for x, y in zip("ab", [1, 2])}, {x % 2 for x in range(5)}, x)
print([(a, b) for a in range(3) for b in range(a)], [[b for b in range(a)] for a in range(3)])
print([y := 5, y ** 2], y, any((found := n) > 3 for n in [1, 5, 2]), found)

class C:
    size = 3
    squares = [n * n for n in range(size)]
    try:
        wrong = [size for _ in range(1)]
    except NameError as error:
        print(error)

print(C.squares)
funcs = [lambda: n for n in range(3)]
print([f() for f in funcs])
gen = (n for n in [print("first iterable now")] or [1, 2])
print("made")
print(list(gen))
try:
    lazy = (n for n in not_defined)
except NameError as error:
    print(error)
lazy = (1 / n for n in [1, 0])
print(next(lazy))
try:
    next(lazy)
except ZeroDivisionError as error:
    print(error)
print([i for i in range(20) if i % 2 if i % 3], [i if i % 2 else -i for i in range(4)])
