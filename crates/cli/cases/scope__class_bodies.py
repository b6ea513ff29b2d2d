# A class body is a scope of its own that methods do not see.
x = "module"
class A:
    x = "class"
    y = x
    def method(self):
        return x
    z = [x for _ in range(1)]
    def own(self):
        return self.x, A.x
    class Inner:
        w = x
print(A.y, A().method(), A.z, A().own(), A.Inner.w)
def f():
    x = "function"
    class B:
        y = x
        x = "changed"
        z = x
    return B.y, B.z
try:
    print(f())
except (NameError, UnboundLocalError) as error:
    print(type(error).__name__, error)
def g():
    v = "function"
    class C:
        w = v
    return C.w
print(g())
