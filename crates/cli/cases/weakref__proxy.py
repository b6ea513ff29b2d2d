# A proxy behaves as its object until that is gone.
import weakref

class A:
    def __init__(self):
        self.items = [1, 2]

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i]

    def __add__(self, other):
        return "sum"

    def __str__(self):
        return "str of A"

    def __call__(self, x):
        return x * 2

a = A()
p = weakref.proxy(a, lambda ref: print("proxy callback"))
print(len(p), p[1], p + 1, str(p), p.items, p(4), bool(p))
p.new = 5
print(a.new)
del p.new
print(hasattr(a, "new"), type(p).__name__, isinstance(p, A))
print(weakref.proxy(a) is weakref.proxy(a))
try:
    hash(p)
except TypeError as error:
    print(error)
del a
for action in (lambda: len(p), lambda: p.items, lambda: p + 1, lambda: str(p)):
    try:
        action()
    except ReferenceError as error:
        print("ReferenceError:", error)
