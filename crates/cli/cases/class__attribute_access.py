# __getattr__, __getattribute__, __setattr__, getattr with a default, class against instance.
class Lazy:
    def __init__(self):
        self.real = 1

    def __getattr__(self, name):
        if name.startswith("auto"):
            value = name.upper()
            setattr(self, name, value)
            print("computed", name)
            return value
        raise AttributeError(f"no {name} here")

class Strict:
    def __setattr__(self, name, value):
        print("set", name, value)
        super().__setattr__(name, value)

    def __getattribute__(self, name):
        if name == "secret":
            return "from __getattribute__"
        return super().__getattribute__(name)

l = Lazy()
print(l.real, l.auto_one, l.auto_one, getattr(l, "other", "default"), hasattr(l, "other"))
try:
    l.other
except AttributeError as error:
    print(error)
s = Strict()
s.a = 5
print(s.a, s.secret, vars(s))
try:
    s.b
except AttributeError as error:
    print(error)
setattr(s, "dynamic", 1)
delattr(s, "dynamic")
print(sorted(s.__dict__), Strict.__name__, Strict.__qualname__, Strict.__module__)
s.__dict__["raw"] = 2
print(s.raw)
