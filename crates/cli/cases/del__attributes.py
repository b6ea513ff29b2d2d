# `del` of attributes: instance, class, slots, and the property that answers.
class Box:
    shared = "class value"

    def __init__(self):
        self.shared = "own value"

class Guard:
    __slots__ = ("value",)

class Answering:
    @property
    def p(self):
        return "get"

    @p.setter
    def p(self, value):
        print("set", value)

    @p.deleter
    def p(self):
        print("deleted")

class Watching:
    def __delattr__(self, name):
        print("delattr", name)
        object.__delattr__(self, name)

box = Box()
print(box.shared)
del box.shared
print(box.shared, box.__dict__)
del Box.shared
print(hasattr(box, "shared"), hasattr(Box, "shared"))
guard = Guard()
guard.value = 3
del guard.value
print(hasattr(guard, "value"))
guard.value = 4
print(guard.value)
answering = Answering()
answering.p = 5
del answering.p
watching = Watching()
watching.a = 1
del watching.a
print(watching.__dict__)
