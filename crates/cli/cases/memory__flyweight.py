# One object for each value: a flyweight by __new__.
import weakref
class Colour:
    _known = weakref.WeakValueDictionary()
    def __new__(cls, name):
        found = cls._known.get(name)
        if found is None:
            found = super().__new__(cls)
            found.name = name
            cls._known[name] = found
        return found
a, b = Colour("red"), Colour("red")
print(a is b, len(Colour._known))
c = Colour("blue")
print(sorted(Colour._known))
del a
print("red" in Colour._known)
del b
print("red" in Colour._known, Colour("green").name, len(Colour._known))
