# A class of weak references that knows more.
import weakref
class Keyed(weakref.ref):
    __slots__ = ("key",)
    def __new__(cls, target, key):
        return super().__new__(cls, target, cls.gone)
    def __init__(self, target, key):
        super().__init__(target)
        self.key = key
    def gone(self):
        print("gone:", self.key)
class T: pass
a, b = T(), T()
refs = [Keyed(a, "a"), Keyed(b, "b"), Keyed(a, "a again")]
print(refs[0] is refs[2], refs[0]() is a, refs[0] == refs[2], weakref.getweakrefcount(a))
del a
print([r() is None for r in refs])
b = None
