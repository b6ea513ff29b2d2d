# Generator expressions are lazy, and hold their first iterable from the start.
def noisy(n):
    for i in range(n):
        print("made", i)
        yield i

squares = (x * x for x in noisy(3))
print("nothing made yet")
print(next(squares))
print(sum(squares))
data = [1, 2, 3]
later = (x * factor for x in data)
factor = 10
data = None
print(list(later))
pairs = ((x, y) for x in range(3) for y in range(x))
print(list(pairs))
print(any(x > 1 for x in noisy(5)), all(x < 1 for x in noisy(5)))

def countdown(n):
    while n:
        yield n
        n -= 1

print(list(zip(countdown(3), countdown(5))), max(countdown(4)), sorted(countdown(4)))
a, *b = countdown(4)
print(a, b, 2 in countdown(3), dict(zip("ab", countdown(2))))
g = countdown(2)
print(iter(g) is g, g.__name__, g.gi_frame is not None)
print(list(g), g.gi_frame)
