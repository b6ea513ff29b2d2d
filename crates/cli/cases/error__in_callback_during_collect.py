# An error in a __del__ during a collection stops neither the collection nor the program.
import gc

class N:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)
        raise KeyError(self.name)

gc.collect()
a = N("only")
a.me = a
del a
print("collected", gc.collect())
print("end")
