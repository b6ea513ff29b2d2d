# One object saved by its __del__ saves what it reaches; the rest of the garbage goes.
import gc

saved = []

class N:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)
        if self.name == "a":
            saved.append(self)

gc.collect()
a, b, c, d = N("a"), N("b"), N("c"), N("d")
a.next, b.next, c.next = b, c, a
d.next = a
d.me = d
del a, b, c, d
print("collected", gc.collect())
first = saved[0]
print(first.name, first.next.name, first.next.next.name, gc.is_finalized(first))
saved.clear()
del first
print("collected", gc.collect())
