# How often a comprehension asks for an iterator: 3.13 asks the iterator itself once more.
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): print("iter", self.n); return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1; return self.n
print([x for x in It(2)])
print({x for x in It(2)}, {x: 1 for x in It(1)})
g = (x for x in It(2)); print("made"); print(list(g))
print([x for y in [1] for x in It(2)])
print([x for y in [1, 2] for x in It(1)])
print(list(x for y in [1, 2] for x in It(1)))
def f(): return [x for x in It(2)], [[y for y in It(x)] for x in It(2)]
print(f())
class C: z = [x for x in It(1)]
print(any(x for x in It(1)), tuple(x for x in It(1)))
