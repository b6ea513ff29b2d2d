# A local class is a cycle of several objects: the class, its dict's makings, its mro.
import gc

class Base:
    pass

def plain():
    class K:
        pass

def with_method():
    class K:
        def m(self):
            pass

def with_super():
    class K:
        def m(self):
            return super().m()

def with_slots():
    class K:
        __slots__ = ("a",)

def with_base():
    class K(Base):
        pass

gc.collect()
for make in (plain, with_method, with_super, with_slots, with_base):
    make()
    print(make.__name__, gc.collect())
