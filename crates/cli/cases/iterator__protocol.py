# Own iterators, iterables, and what a for loop asks.
class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        print("iter")
        return self

    def __next__(self):
        if self.n == 0:
            print("stop")
            raise StopIteration
        self.n -= 1
        return self.n

c = Countdown(2)
for x in c:
    print(x)
print(list(c))

class Old:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10

print(list(Old()), 20 in Old(), [x for x in reversed([1, 2])])
print(list(iter(iter([1, 2]))), next(iter("ab")), next(iter([]), "default"))
numbers = iter([5, 0, 7])
print(list(iter(lambda: next(numbers), 0)))
for wrong in (lambda: iter(5), lambda: next([1]), lambda: list(5), lambda: [*5], lambda: {**5}, lambda: dict(**5), lambda: zip(1), lambda: sum(5), lambda: 1 in 5, lambda: reversed({1})):
    try:
        wrong()
    except TypeError as error:
        print(error)

class Bad:
    def __iter__(self):
        return 5

try:
    list(Bad())
except TypeError as error:
    print(error)
print(list(zip("ab", [1, 2], strict=True)))
try:
    list(zip("ab", [1], strict=True))
except ValueError as error:
    print(error)
