# What cannot be deleted, and what CPython says about it.
class Plain:
    pass

class Slotted:
    __slots__ = ("s",)

class WithProperty:
    @property
    def p(self):
        return 1

def attempt(action):
    try:
        action()
    except Exception as error:
        print(type(error).__name__ + ":", error)

def item(container, key):
    del container[key]

def attribute(thing, name):
    delattr(thing, name)

attempt(lambda: item([1], 5))
attempt(lambda: item({"a": 1}, "k"))
attempt(lambda: item({"a": 1}, 7))
attempt(lambda: item((1, 2), 0))
attempt(lambda: item("text", 0))
attempt(lambda: item({1, 2}, 1))
attempt(lambda: item(5, 0))
attempt(lambda: item({}, []))
attempt(lambda: item([1], "0"))
attempt(lambda: attribute(Plain(), "missing"))
attempt(lambda: attribute(Plain, "missing"))
attempt(lambda: attribute(Slotted(), "s"))
attempt(lambda: attribute(Slotted(), "t"))
attempt(lambda: attribute(WithProperty(), "p"))
