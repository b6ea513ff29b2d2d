# Whether an exception keeps the tuple of a call, the one it had, or one of its own.
import sys
class S(Exception):
    def __init__(self, *a):
        old = self.args
        super().__init__(*a)
        print(self.args is old, self.args is a, end=' ')
        Exception.__init__(self, *a)
        print(self.args is old, self.args is a, end=' ')
        Exception.__init__(self, 5)
        print(self.args, end=' ')
        Exception.__init__(self)
        print(self.args)
class T(Exception): pass
a = (1, 2)
S(*a); S(1); S(); S(1, 2)
e = ValueError(*a)
b = e.args
e.__init__(*a); print(e.args is b, e.args is a, b is a)
e.__init__(*b); print(e.args is b)
t = T(*a); print(t.args is a)
t.__init__(*a); print(t.args is a)
b = t.args; x = object()
t.__init__(x, x); print(sys.getrefcount(x), sys.getrefcount(b))
class O(OSError):
    def __init__(self, *a):
        b = self.args
        super().__init__(*a); print(self.args, b, self.args is b)
O(2, 'x')
O(2, 'x', 'y')
class K(StopIteration):
    def __init__(self, *a):
        b = self.args
        super().__init__(*a); print(self.args, b, self.args is b)
K(5)
a = (1, 2)
class E(KeyError): pass
class N(KeyError):
    def __init__(self, *args): pass
for t in KeyError, E, N, OSError, StopIteration, Exception:
    print(t.__name__, t(*a).args is a, KeyError.__new__(t, *a).args is a if t in (KeyError, E, N) else '', t(*a, **{}).args is a)
