# __new__, singletons, __call__, and what a constructor refuses.
class Single:
    instance = None

    def __new__(cls):
        if cls.instance is None:
            print("made")
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self):
        print("init")

a, b = Single(), Single()
print(a is b)

class Upper(str):
    def __new__(cls, text):
        return super().__new__(cls, text.upper())

u = Upper("abc")
print(u, len(u), type(u).__name__, u == "ABC", u + "d", type(u + "d").__name__)

class Counter:
    def __init__(self):
        self.n = 0

    def __call__(self, step=1):
        self.n += step
        return self.n

c = Counter()
print(c(), c(5), c.n, callable(c), callable(5))

class Empty:
    pass

class NeedsTwo:
    def __init__(self, a, b):
        pass

for action in (lambda: Empty(1), lambda: NeedsTwo(1), lambda: NeedsTwo(1, 2, 3), lambda: NeedsTwo(a=1), lambda: NeedsTwo(1, 2, c=3)):
    try:
        action()
    except TypeError as error:
        print(error)
print(type("Made", (Empty,), {"x": 1}).x)
