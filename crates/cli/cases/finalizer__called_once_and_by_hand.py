# __del__ can be called as any method; the collector still calls it once.
class D:
    def __del__(self):
        print("del")

d = D()
d.__del__()
d.__del__()
print("called by hand")
del d
print("--")

class Assigned:
    pass

a = Assigned()
a.__del__ = lambda: print("never: looked up on the class")
del a
Assigned.__del__ = lambda self: print("put on the class")
a = Assigned()
del a
del Assigned.__del__
a = Assigned()
del a
print("--")

class Base:
    def __del__(self):
        print("base del")

class Child(Base):
    def __del__(self):
        print("child del")
        super().__del__()

Child()
print("end")
