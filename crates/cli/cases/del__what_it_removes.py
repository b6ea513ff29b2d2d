# del removes names, items and attributes, never objects.
class Noisy:
    def __init__(self, name): self.name = name
    def __del__(self): print("freed", self.name)

a = Noisy("one")
b = a
del a
print("b still there:", b.name)
try:
    a
except NameError as error:
    print(error)
del b
items = [Noisy("x"), Noisy("y"), Noisy("z")]
del items[1]
print(len(items))
del items[:]
d = {"k": Noisy("value")}
del d["k"]
class Box: pass
box = Box()
box.content = Noisy("content")
del box.content
x = y = Noisy("two names")
del x, y
def f():
    local = Noisy("local")
    del local
    print("after del in f")
f()
(p, q) = Noisy("p"), Noisy("q")
del (p, q)
for i in [Noisy("loop")]:
    pass
print("loop over")
del i
for wrong in ("del 5", "del f()", "del (a, 5)", "del nothing", "del items[3]", "del d['z']", "del box.z", "del None", "del a + b", "del 'x'"):
    try:
        exec(wrong)
    except (SyntaxError, NameError, IndexError, KeyError, AttributeError) as error:
        print(type(error).__name__, error)
