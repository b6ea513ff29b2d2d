# Which equal values are one object.
a = 256
b = int("256")
c = 257
d = int("257")
print(a is b, c is d, int("-5") is int("-5"), int("-6") is int("-6"))
p, q = 1000, 1000
r, s = "hello there", "hello there"
t, u = (1, 2), (1, 2)
v, w = 1.5, 1.5
print(p is q, r is s, t is u, v is w)

def f():
    return 1000, "hello world", (1, 2)

def g():
    return 1000, "hello world", (1, 2)

print(f()[0] is g()[0], f()[1] is g()[1], f()[2] is g()[2], f() is f())
s = "abc"
print(s[0] is "abcd"[0], s[:] is s, s[1:] is s[1:], str(s) is s, s + "" is s, s * 1 is s, "".join(["a", "bc"]) is s)
t = (1, [2])
print(t[:] is t, tuple(t) is t, t + () is t, t * 1 is t, tuple() is tuple(), list(t) is t)
empty, no_bytes = "", b""
print(empty is str(), no_bytes is bytes(), frozenset() is frozenset(), ... is Ellipsis)
print(a.__class__ is int, f is f, f.__code__ is f.__code__, [].append is [].append)

class A:
    def m(self):
        pass

x = A()
print(x.m is x.m, A.m is A.m, x.m == x.m)
