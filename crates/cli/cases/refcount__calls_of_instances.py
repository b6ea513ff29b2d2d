# What holds an object while an instance is called, or formatted; what a container's subclass refers to, in which order.
import gc
import sys


class C:
    def __call__(self, x, k=None):
        print(sys.getrefcount(self), sys.getrefcount(x), sys.getrefcount(k))


o, d, v = C(), [], {}
for i in range(2):
    o(d)
    o(d, k=v)
    o(x=d, k=v)
    o(d, v)


class F:
    def __format__(self, s):
        return str((sys.getrefcount(self), s))


class G:
    def __str__(self):
        return str(sys.getrefcount(self))


f, g = F(), G()
print(f'{f}', f'{f:x}', format(f), format(f, 'q'))
print(f'{g}', format(g), str(g), f'{g!s}')


class L(list):
    pass


class S(list):
    __slots__ = ('x',)


class E(Exception):
    pass


items = L([1, 2])
items.a = 3
print(gc.get_referents(items))
items = S([1, 2])
items.x = 5
print(gc.get_referents(items), gc.get_referents(E(1, 2)))
