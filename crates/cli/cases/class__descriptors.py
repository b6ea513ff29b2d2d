# Data descriptors win over the instance, others lose to it.
class Data:
    def __set_name__(self, owner, name):
        print("named", owner.__name__, name)
        self.name = "_" + name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return getattr(instance, self.name, "unset")

    def __set__(self, instance, value):
        if value < 0:
            raise ValueError("negative")
        setattr(instance, self.name, value)

    def __delete__(self, instance):
        print("delete")
        delattr(instance, self.name)

class NonData:
    def __get__(self, instance, owner):
        return "from the descriptor"

class C:
    d = Data()
    n = NonData()

c = C()
print(c.d, c.n, type(C.d).__name__)
c.d = 5
c.n = "own"
print(c.d, c.n, c.__dict__)
try:
    c.d = -1
except ValueError as error:
    print(error)
c.__dict__["d"] = "hidden"
print(c.d)
del c.d
del c.n
print(c.d, c.n)
def f(self):
    return self
print(f.__get__(c)() is c, f.__get__(None, C) is f)
