# The bytes of what programs are made of.
import sys

class Empty: pass
class Slots: __slots__ = ("a", "b")
class Meth:
    def m(self): pass
def f(): pass
def g(a, b=1, *c): return a
def gen(): yield 1
print([sys.getsizeof(x) for x in (Empty(), Slots(), Meth().m, f, g, lambda: 0, len, print, Empty.__dict__)])
print([sys.getsizeof(x) for x in (0, 1, -1, 2 ** 30, 2 ** 60, 1.5, 1j, True, None, ..., NotImplemented)])
print([sys.getsizeof(x) for x in ("", "a", "ab", b"", b"a", bytearray(), bytearray(b"abc"))])
print([sys.getsizeof(x) for x in ((), (1,), (1, 2), [], [1], [1, 2], {}, {1: 1}, set(), {1}, frozenset())])
print([sys.getsizeof(x) for x in (range(5), slice(1), iter([]), iter(()), iter({}), iter("a"), enumerate([]), zip(), map(len, []), reversed([]))])
print([sys.getsizeof(x) for x in (gen(), (i for i in []), ValueError(), KeyError("x"), OSError(2, "x"), StopIteration(1))])
print([sys.getsizeof(x) for x in (property(), staticmethod(f), classmethod(f), super(Empty, Empty()), type(sys)("m"))])
import weakref
e = Empty()
print(sys.getsizeof(weakref.ref(e)), sys.getsizeof(weakref.proxy(e)), sys.getsizeof({}.keys()), sys.getsizeof(sys._getframe()) > 100)
print(e.__sizeof__(), [].__sizeof__(), sys.getsizeof([]) - [].__sizeof__(), sys.getsizeof(5) - (5).__sizeof__())
