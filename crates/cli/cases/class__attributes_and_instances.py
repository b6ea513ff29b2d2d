# Where an attribute is found: instance, class, bases, __getattr__.
class Base:
    shared = "base"

class Child(Base):
    def __getattr__(self, name):
        print("getattr", name)
        if name == "dynamic":
            return "made up"
        raise AttributeError(f"no {name} here")

c = Child()
print(c.shared)
c.shared = "own"
print(c.shared, Child.shared, Base.shared)
del c.shared
print(c.shared, c.dynamic)
try:
    c.missing
except AttributeError as error:
    print(error)
print(hasattr(c, "other"), getattr(c, "other", "default"))
Base.shared = "changed"
print(c.shared, vars(c), "shared" in vars(Base), "shared" in vars(Child))
try:
    del c.shared
except AttributeError as error:
    print(error)

class Logged:
    def __setattr__(self, name, value):
        print("set", name)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        print("del", name)
        object.__delattr__(self, name)

    def __getattribute__(self, name):
        if name != "__dict__":
            print("get", name)
        return object.__getattribute__(self, name)

l = Logged()
l.a = 1
l.a += 1
del l.a
print(l.__dict__)
