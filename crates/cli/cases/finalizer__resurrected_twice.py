# __del__ may bring its object back; it is not asked again.
import gc

saved = []

class Phoenix:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)
        saved.append(self)

p = Phoenix("one")
del p
print("back:", [x.name for x in saved])
saved.clear()
print("gone without a word")
a = Phoenix("in a cycle")
a.me = a
del a
print(gc.collect(), [x.name for x in saved], saved[0].me is saved[0])
saved[0].me = None
saved.clear()
print("again without a word")

class Counted:
    alive = set()

    def __init__(self, n):
        self.n = n
        Counted.alive.add(n)

    def __del__(self):
        Counted.alive.discard(self.n)

things = [Counted(i) for i in range(4)]
del things[1:3]
print(sorted(Counted.alive))
things = None
print(Counted.alive)
