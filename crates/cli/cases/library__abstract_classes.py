from abc import ABC, ABCMeta, abstractmethod
import abc
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    @classmethod
    @abstractmethod
    def make(cls): ...
    @staticmethod
    @abstractmethod
    def st(): ...
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
t(Shape)
print(Shape.__abstractmethods__ == frozenset({'area','name','make','st'}), type(Shape), Shape.__mro__)
class Sq(Shape):
    def area(self): return 4
    name = 'sq'
    @classmethod
    def make(cls): return cls()
t(Sq)
class Sq2(Sq):
    @staticmethod
    def st(): pass
print(type(Sq2.make()), isinstance(Sq2(), Shape), issubclass(Sq2, Shape), isinstance(3, Shape))
@Shape.register
class Other: pass
print(isinstance(Other(), Shape), issubclass(Other, Shape), Other)
t(lambda: Shape.register(3))
t(lambda: Sq.register(Shape))
t(lambda: issubclass(3, Shape))
class H(ABC):
    @classmethod
    def __subclasshook__(cls, c):
        if cls is H: return hasattr(c, 'quack') or NotImplemented
        return NotImplemented
class Duck:
    def quack(self): pass
print(isinstance(Duck(), H), isinstance(1, H))
print(abc.get_cache_token() > 0, type(abc.ABC), ABC.__module__, repr(ABC), ABC.__slots__)
class P(metaclass=ABCMeta):
    def __init__(self, a=1): self.a = a
print(P(3).a, P(a=4).a)
class One(ABC):
    @abstractmethod
    def f(self): 'doc'; return 1
t(One)
class Late(One): pass
t(Late)
Late.f = lambda self: 2
t(Late)
abc.update_abstractmethods(Late)
print(Late().f())
class Super(One):
    def f(self): return super().f() + 1
print(Super().f())
class kw(ABC):
    def __init_subclass__(cls, tag=None, **k): cls.tag = tag; super().__init_subclass__(**k)
class kk(kw, tag='x'): pass
print(kk.tag)
import weakref, gc
def g():
    class Tmp(Shape): pass
    isinstance(3, Tmp); issubclass(Tmp, Shape)
    Shape.register(type('R', (), {}))
    return weakref.ref(Tmp)
r = g(); gc.collect(); print(r())
