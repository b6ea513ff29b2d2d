# Tuples, functions, classes, instances, generators, iterators.
import sys
import weakref

class A:
    def method(self):
        pass

class S0:
    __slots__ = ()

class S1:
    __slots__ = ("a",)

class S3:
    __slots__ = ("a", "b", "c")

class Weak:
    __slots__ = ("a", "__weakref__")

class SubOfSlots(S1):
    pass

class L(list):
    pass

class I(int):
    pass

class E(Exception):
    pass

def f(a, b=1):
    return a

def g():
    yield

def outer():
    x = 1
    return lambda: x

a = A()
empty = sys.getsizeof(a)
a.x = a.y = a.z = 1
print(empty, sys.getsizeof(a))
print([sys.getsizeof(tuple(range(n))) for n in range(5)])
print(sys.getsizeof(S0()), sys.getsizeof(S1()), sys.getsizeof(S3()), sys.getsizeof(Weak()), sys.getsizeof(SubOfSlots()))
print(sys.getsizeof(L()), sys.getsizeof(I(5)), sys.getsizeof(E()), sys.getsizeof(ValueError()), sys.getsizeof(KeyError(1)))
print(sys.getsizeof(A), sys.getsizeof(S1), sys.getsizeof(E), sys.getsizeof(L))
print(sys.getsizeof(f), sys.getsizeof(lambda: 0), sys.getsizeof(a.method), sys.getsizeof(A.method), sys.getsizeof(a.__str__))
print(sys.getsizeof(g()), sys.getsizeof(outer().__closure__[0]), sys.getsizeof(weakref.ref(a)), sys.getsizeof(weakref.proxy(a)))
print(sys.getsizeof(iter([])), sys.getsizeof(iter(())), sys.getsizeof(iter({})), sys.getsizeof(iter("")), sys.getsizeof(iter(set())),
      sys.getsizeof(reversed([])), sys.getsizeof(enumerate([])), sys.getsizeof(zip()), sys.getsizeof(map(f, [])), sys.getsizeof(filter(f, [])))
print(sys.getsizeof({}.keys()), sys.getsizeof({}.values()), sys.getsizeof({}.items()), sys.getsizeof(iter(range(3))))
print(sys.getsizeof(property()), sys.getsizeof(staticmethod(f)), sys.getsizeof(classmethod(f)), sys.getsizeof(sys))
