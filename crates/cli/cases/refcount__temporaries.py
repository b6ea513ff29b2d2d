# Objects without a name.
import sys

class A:
    def count(self):
        return sys.getrefcount(self)

print(sys.getrefcount([]), sys.getrefcount(object()), sys.getrefcount({}), sys.getrefcount(A()))
print(A().count())
a = A()
print(a.count(), A.count(a))

def f():
    c = A()
    return c.count(), A().count(), A.count(c)

print(f())
bound = a.count
print(bound(), sys.getrefcount(a))
values = [A(), A()]
print(sys.getrefcount(values[0]), values[1].count())
table = {"k": A()}
print(sys.getrefcount(table["k"]), table["k"].count())
