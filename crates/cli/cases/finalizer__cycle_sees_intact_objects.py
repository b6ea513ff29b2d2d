# In a cycle each __del__ still sees all the others whole.
import gc

class N:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, "->", self.next.name, "->", self.next.next.name)

gc.collect()
a, b, c = N("a"), N("b"), N("c")
a.next, b.next, c.next = b, c, a
del b, a, c
print("collected", gc.collect())

class Suicidal:
    def __del__(self):
        print("clears itself")
        self.__dict__.clear()

s = Suicidal()
s.me = s
del s
print("collected", gc.collect())
