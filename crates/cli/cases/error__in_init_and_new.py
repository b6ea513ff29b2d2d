# An object whose __init__ fails is freed at once, half made.
class Half:
    def __init__(self, fail):
        self.first = "set"
        if fail:
            raise ValueError("init failed")
        self.second = "set"

    def __del__(self):
        print("del, has second:", hasattr(self, "second"))

try:
    h = Half(True)
except ValueError as error:
    print(error)
print("--")
h = Half(False)
del h

class NewFails:
    def __new__(cls, *args):
        if not args:
            raise TypeError("needs something")
        return super().__new__(cls)

    def __del__(self):
        print("freed")

for args in ((), (1,)):
    try:
        NewFails(*args)
    except TypeError as error:
        print(error)

class ReturnsOther:
    def __new__(cls):
        return "not an instance"
    def __init__(self):
        print("never called")

print(ReturnsOther())
class BadInit:
    def __init__(self):
        return 5
try:
    BadInit()
except TypeError as error:
    print(error)
Half(True)
