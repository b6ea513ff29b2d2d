# A generator takes the same room whatever it will give.
import sys

small = (n for n in range(10))
large = (n for n in range(10_000_000))
print(sys.getsizeof(small) == sys.getsizeof(large))
print(sys.getsizeof([n for n in range(1000)]) > 10 * sys.getsizeof(small))
print(sum(n * n for n in range(1000)))
print(sys.getsizeof(range(10)), sys.getsizeof(range(10 ** 9)))
print(any(n > 5 for n in large), next(large))

class Tracked:
    alive = peak = 0

    def __init__(self):
        Tracked.alive += 1
        Tracked.peak = max(Tracked.peak, Tracked.alive)

    def __del__(self):
        Tracked.alive -= 1

def stream(count):
    for _ in range(count):
        yield Tracked()

for thing in stream(50):
    pass
del thing
print("one after the other:", Tracked.peak, Tracked.alive)
Tracked.peak = 0
everything = [thing for thing in stream(50)]
print("all at once:", Tracked.peak, Tracked.alive)
del everything
print(Tracked.alive)
print("map is lazy:", sys.getsizeof(map(str, range(10 ** 6))) < 100, sys.getsizeof(zip([1], [2])) < 100)
