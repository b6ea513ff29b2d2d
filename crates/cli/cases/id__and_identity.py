# id, is, and reuse of addresses.
a = [1]
b = a
c = [1]
print(a is b, a is c, a == c, id(a) == id(b), id(a) == id(c))
print(id([]) == id([]), "both were dead at once")
x, y = [], []
print(id(x) == id(y))
def f():
    return object()
print(f() is f(), type(id(a)).__name__, id(None) == id(None))
print(a is not c, None is None, not None is False)
def ident(v):
    return id(v)
print(ident(a) == id(a))
class A: pass
keep = A()
print("another while it is in use:", id(keep) != id(A()))
s = "abc"
t = s
s += "d"
print(t, s is t)
n = 10
m = n
n += 1
print(m, n is m, 5 + 6 is n if False else n == 11)
print(1.5 == 1.5, (lambda: 1.5)() is (lambda: 1.5)(), float("1.5") is float("1.5"))
nan = float("nan")
print(nan == nan, nan is nan, [nan] == [nan], nan in [nan])
