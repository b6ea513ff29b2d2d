# Which instances can be referred to weakly; a subclass of ref carries data.
import weakref

class S:
    __slots__ = ("a",)

class W:
    __slots__ = ("a", "__weakref__")

class I(int):
    pass

class Named(weakref.ref):
    def __init__(self, thing, callback, name):
        super().__init__(thing, callback)
        self.name = name

    def __new__(cls, thing, callback, name):
        return super().__new__(cls, thing, callback)

try:
    weakref.ref(S())
except TypeError as error:
    print(error)
w = W()
print(weakref.ref(w)() is w)
try:
    weakref.ref(I(5))
except TypeError as error:
    print(error)
named = Named(w, lambda ref: print("gone:", ref.name), "w's reference")
other = Named(w, None, "second")
print(named() is w, named is other, weakref.getweakrefcount(w))
del w
print(named(), other.name)
