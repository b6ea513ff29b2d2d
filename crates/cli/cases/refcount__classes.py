# A class is held by its own parts, and by each instance.
import sys

class C:
    pass

class S:
    __slots__ = ("a",)

class M:
    def m(self):
        pass

print(sys.getrefcount(C), sys.getrefcount(S), sys.getrefcount(M))
instances = [C(), C(), C()]
print(sys.getrefcount(C))
instances.pop()
print(sys.getrefcount(C))

class Child(C):
    pass

print(sys.getrefcount(C))
print(sys.getrefcount(M.m), sys.getrefcount(M().m))
m = M()
method = m.m
print(sys.getrefcount(M.m), sys.getrefcount(m), sys.getrefcount(method))
