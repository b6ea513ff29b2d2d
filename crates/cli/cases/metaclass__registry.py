# A metaclass that counts the classes made with it.
class Registry(type):
    classes = []

    def __new__(meta, name, bases, namespace, **options):
        print("new", name, options)
        cls = super().__new__(meta, name, bases, namespace)
        return cls

    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)
        Registry.classes.append(name)

    def __call__(cls, *args):
        print("call", cls.__name__)
        return super().__call__(*args)

    def __len__(cls):
        return len(Registry.classes)

    @property
    def upper(cls):
        return cls.__name__.upper()

class Base(metaclass=Registry):
    pass

class Child(Base, flag=True):
    def __init__(self, x):
        self.x = x

print(Child(5).x, Registry.classes, len(Base), Child.upper, type(Child).__name__)
try:
    Child(1).upper
except AttributeError as error:
    print(error)
Dynamic = Registry("Dynamic", (Base,), {"y": 1})
print(Dynamic().y, Dynamic.__mro__[1:2])

class Meta2(type):
    pass

try:
    class Both(Base, metaclass=Meta2):
        pass
except TypeError as error:
    print(error)

class WithInit:
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag

class Tagged(WithInit, tag="t"):
    pass

print(Tagged.tag)
try:
    class Wrong(WithInit, unknown=1):
        pass
except TypeError as error:
    print(error)
