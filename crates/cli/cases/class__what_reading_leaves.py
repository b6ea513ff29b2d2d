# What reading annotations and docstrings leaves in a class's namespace.
import dataclasses
from typing import get_type_hints


def keys(cls):
    return [name for name in cls.__dict__ if name.startswith("__anno")]


class Plain: pass
print(keys(Plain))
if hasattr(Plain, "__annotate__"):
    print(keys(Plain))
Plain.__annotations__
print(keys(Plain))

class Written: pass
Written.__annotations__ = {"a": 1}
print(keys(Written))
del Written.__annotations__
print(keys(Written))

class Hinted: pass
print(get_type_hints(Hinted), keys(Hinted))

class Base:
    def method(self, *args): pass
class Derived(Base): pass
@dataclasses.dataclass
class Data(Base):
    n: int = 1
print(keys(Base), keys(Derived), keys(Data))
print(type(Data.__dict__["__doc__"]).__name__, Data.__doc__, Data.__dict__["__doc__"], Data().__doc__)
print(keys(Base), keys(Derived), keys(Data))


class Asked:
    def __get__(self, one, cls):
        print("asked", type(one).__name__, cls.__name__)
        cls.__doc__ = "text"
        return "first text"
class First: pass
First.__doc__ = Asked()
print(First.__doc__, First.__doc__)
class Second: pass
Second.__doc__ = Asked()
print(Second().__doc__, Second.__doc__)
class Third:
    __doc__ = property(lambda self: "of an instance")
print(type(Third.__doc__).__name__, Third().__doc__)
