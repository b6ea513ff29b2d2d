# isinstance, getattr, hasattr, vars, dir, type, id, hash, callable, repr.
class A:
    kind = "class attribute"
    def __init__(self):
        self.own = 1
    def method(self):
        return "called"

class B(A):
    pass

b = B()
print(isinstance(b, A), isinstance(b, (int, str)), isinstance(True, int), issubclass(B, A), issubclass(bool, int), type(b) is B, type(b) == A)
print(getattr(b, "own"), getattr(b, "none", 5), getattr(b, "method")(), hasattr(b, "kind"), hasattr(b, "x"))
setattr(b, "new", [1])
print(vars(b), b.__dict__ is vars(b), [n for n in dir(b) if not n.startswith("_")], b.__class__.__name__, B.__mro__[1].__name__)
delattr(b, "new")
print(sorted(vars(A)) == sorted(A.__dict__), "method" in vars(A), callable(A), callable(b.method), callable(1))
print(id(b) == id(b), hash(1) == hash(1.0), hash("x") == hash("x"), hash(b) == hash(b), hash(None) == hash(None), hash((1, 2)) == hash((1, 2)))
print(type(1), type("s"), type(None), type(int), type(len), type(A), type(b.method).__name__, type(lambda: 0).__name__, type(...), type(NotImplemented))
print(repr(A)[-4:], str(b)[:17], repr(b.method)[:25], repr(len), repr(A.method)[:19], repr(None), repr(...))
print(int("5"), float("1.5"), str(5), bool(""), list("ab"), tuple([1]), set([1]), dict(a=1), bytes(2), object() == object())
print(bool(0), bool(0.0), bool(" "), bool([0]), bool(None), bool(b), int(), str(), float(), list(), abs(-1), divmod(9, 4), ord("a"), chr(97), round(1.5))
print(b.__eq__(1), b != 1, b == b, type(b).__name__, A.__doc__, len.__name__, A.method.__qualname__, b.method.__self__ is b, b.method.__func__ is A.method)
