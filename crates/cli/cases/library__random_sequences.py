# The same seed gives CPython's numbers; a generator is an ordinary object that goes with its last reference.
import random
import weakref

for seed in (0, 42, 2**70, -5, 1.5, "hello", b"bytes", ""):
    random.seed(seed)
    print(seed, random.random(), random.randint(1, 100), random.getrandbits(70), random.randbytes(5))

r = random.Random(7)
print(r.choice("abcdef"), r.sample(range(100), 10), r.sample(list("abcdefgh"), 3), r.sample("rb", counts=[4, 2], k=5))
print(r.choices([1, 2, 3], k=5), r.choices("ab", [1, 9], k=8), r.choices("ab", cum_weights=[1, 9], k=8))
cards = list(range(10))
r.shuffle(cards)
print(cards, r.randrange(10), r.randrange(5, 10), r.randrange(0, 100, 7), r.uniform(1, 5), r.triangular(1, 5, 2))
print([round(r.gauss(0, 1), 9) for _ in range(3)], round(r.normalvariate(), 9), round(r.expovariate(2), 9))
print(round(r.gammavariate(2, 1), 9), round(r.betavariate(2, 3), 9), r.binomialvariate(100, 0.4))

state = r.getstate()
first = r.random()
r.setstate(state)
print(first == r.random(), len(state[1]))


class Loaded(random.Random):
    def random(self):
        return 0.5


print(Loaded().randrange(10), Loaded(3).choice("abc"))
alive = weakref.ref(r)
del r
print(alive())

for wrong in (
    lambda: random.randint(5, 1),
    lambda: random.randrange(0),
    lambda: random.choice([]),
    lambda: random.sample([1], 2),
    lambda: random.choices([1], 3),
    lambda: random.seed([]),
):
    try:
        wrong()
    except (TypeError, ValueError, IndexError) as error:
        print(type(error).__name__, error)
