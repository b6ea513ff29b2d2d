# One instance only, in three ways.
class ByNew:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            print("made")
        return cls._instance

    def __init__(self):
        print("init")

a, b = ByNew(), ByNew()
print(a is b)

class Meta(type):
    _instances = {}

    def __call__(cls, *args):
        if cls not in cls._instances:
            cls._instances[cls] = super().__call__(*args)
        return cls._instances[cls]

class ByMeta(metaclass=Meta):
    def __init__(self, value):
        self.value = value

print(ByMeta(1).value, ByMeta(2).value, ByMeta(1) is ByMeta(3))

def singleton(cls):
    instance = None
    def get(*args):
        nonlocal instance
        if instance is None:
            instance = cls(*args)
        return instance
    return get

@singleton
class ByDecorator:
    def __del__(self):
        print("freed at exit")

print(ByDecorator() is ByDecorator())
print(type(ByDecorator).__name__, ByDecorator.__closure__[0].cell_contents.__name__)
ByMeta._instances.clear()
print(ByMeta(9).value)
