import weakref
class V:
    def __init__(self, n, d=None): self.n, self.d = n, d
    def __eq__(self, o):
        print('eq', self.n, o.n)
        if self.d is not None: self.d.clear()
        return self.n == o.n
    def __hash__(self): return 1
    def __repr__(self): return 'V%s' % self.n
print({1: V(1), 2: V(2)} == {2: V(2), 1: V(1)})
a, b = {}, {}
a[1] = V(1, b); b[1] = V(1, a); a[2] = b[2] = 5
print(a == b, a, b)
a = {V(1): 1}
a[V(2, a)] = 2
try: print(a == {V(1): 1, V(2): 2}, a)
except RuntimeError as e: print(e)
print({V(1), V(2)} == {V(2), V(1)}, {V(1)} <= {V(1), V(3)}, {V(1)} != {V(4)})
s = set(); s |= {V(1, s)}; print(s == {V(1)}, s)
class I:
    def __int__(self): return 7
    def __index__(self): return 8
i = I(); p = weakref.proxy(i); print(int(p), int(i))
