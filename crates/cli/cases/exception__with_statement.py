# Context managers: what __exit__ is told, and how it can swallow an error.
class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name + "!"

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value, traceback is not None)
        return self.swallow

    def __del__(self):
        print("freed", self.name)

with Manager("a") as a, Manager("b") as b:
    print(a, b)
with (Manager("swallowing", True), Manager("plain")):
    raise ValueError("inside")
print("after")
try:
    with Manager("passing"):
        raise KeyError("through")
except KeyError as error:
    print("caught", error)

def early():
    with Manager("early"):
        return "returned"

print(early())
try:
    with 5:
        pass
except TypeError as error:
    print(error)
for i in range(2):
    with Manager(str(i)):
        continue
