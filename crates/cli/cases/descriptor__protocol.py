# __get__, __set__, __set_name__: an attribute that checks.
class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return getattr(instance, self.name, "unset")

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name[1:]} must be {self.kind.__name__}, not {type(value).__name__}")
        setattr(instance, self.name, value)

    def __delete__(self, instance):
        print("delete", self.name)

class Person:
    name = Typed(str)
    age = Typed(int)

p = Person()
print(p.name)
p.name, p.age = "Ann", 30
print(p.name, p.age, p.__dict__, type(Person.name).__name__)
try:
    p.age = "old"
except TypeError as error:
    print(error)
del p.age

class NonData:
    def __get__(self, instance, owner):
        return f"from descriptor of {owner.__name__}"

class C:
    attribute = NonData()

c = C()
print(c.attribute)
c.attribute = "own"
print(c.attribute, C.attribute)
