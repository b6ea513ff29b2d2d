# Properties: getter, setter, deleter, and where the value is.
class Celsius:
    def __init__(self, degrees):
        self._degrees = degrees

    @property
    def degrees(self):
        "The temperature."
        return self._degrees

    @degrees.setter
    def degrees(self, value):
        if value < -273.15:
            raise ValueError("too cold")
        self._degrees = value

    @degrees.deleter
    def degrees(self):
        print("deleting")
        del self._degrees

    @property
    def fahrenheit(self):
        return self.degrees * 9 / 5 + 32

t = Celsius(100)
t.degrees = 20
print(t.degrees, t.fahrenheit, t.__dict__, Celsius.degrees.__doc__, Celsius.degrees.fget.__name__)
for wrong in ("t.degrees = -300", "t.fahrenheit = 5", "del t.fahrenheit", "Celsius.degrees.fget(5)"):
    try:
        exec(wrong)
    except (ValueError, AttributeError) as error:
        print(type(error).__name__, error)
del t.degrees
try:
    t.degrees
except AttributeError as error:
    print(error)
t.__dict__["degrees"] = "hidden"
try:
    print(t.degrees)
except AttributeError as error:
    print("the property goes first:", error)

class Sub(Celsius):
    @Celsius.degrees.getter
    def degrees(self):
        return "sub"

print(Sub(1).degrees, isinstance(Sub.degrees, property))
