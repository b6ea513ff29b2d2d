# When __init__ fails the half-made object dies, and __del__ sees what there is.
class Half:
    def __init__(self, fail):
        self.one = 1
        if fail:
            raise RuntimeError("no two")
        self.two = 2

    def __del__(self):
        print("del", sorted(self.__dict__))

try:
    Half(True)
except RuntimeError as error:
    print("caught", error)
print("--")
try:
    h = Half(True)
except RuntimeError:
    pass
print("h" in dir())
Half(False)
print("end")
