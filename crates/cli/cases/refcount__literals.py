# What holds a literal: the constants of its code, the program's tree till the end, and whoever has it.
import sys

a = "hello"
print(sys.getrefcount(a))
b = "hello"
print(sys.getrefcount(a), sys.getrefcount(b), a is b)
c = "hello world"
print(sys.getrefcount(c))
d = "hello world"
print(sys.getrefcount(c), c is d)
n = 1000
print(sys.getrefcount(n), sys.getrefcount(1000), sys.getrefcount(5001))
x = 1.5
print(sys.getrefcount(x), sys.getrefcount(2.5))
t = (1, 2, 3)
print(sys.getrefcount(t), sys.getrefcount((4, 5)))
big = 2**70
print(sys.getrefcount(big), sys.getrefcount(b"some bytes"))


def f():
    s, r, z, u = "local text", "somewhere", 3.25, (7, 8)
    print(sys.getrefcount(s), sys.getrefcount(r), sys.getrefcount(z), sys.getrefcount(u))


f()
f()


class A:
    text = "my text"

    def __init__(self):
        self.name = "Robert"
        self.title = "Mr Robert"


o = A()
print(sys.getrefcount(A.text), sys.getrefcount(o.name), sys.getrefcount(o.title))
for item in ["first", "a second", 2.75, 10**10, 1j]:
    print(sys.getrefcount(item))
joined = "".join(["some", "where"])
print(sys.getrefcount(joined), joined is "somewhere "[:-1])
joined = sys.intern(joined)
print(sys.getrefcount(joined))
print(sys.getrefcount(""), sys.getrefcount("x"), sys.getrefcount(256), sys.getrefcount(None), sys.getrefcount(()))
code = compile("v = 'compiled text'; w = 123.5", "text", "exec")
exec(code)
print(sys.getrefcount(v), sys.getrefcount(w))
del code
print(sys.getrefcount(v), sys.getrefcount(w))
