# At the end the module's names are set to None in order, those with one underscore first.
class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)

_private = Noisy("_private")
public = Noisy("public")
holder = [Noisy("in a list")]
_table = {"key": Noisy("in a dict")}
__dunder__ = Noisy("__dunder__")
another = Noisy("another")

def function():
    pass

function.attribute = Noisy("of a function")

class Keeper:
    thing = Noisy("of a class")

cycle = Noisy("in a cycle")
cycle.me = cycle
print("end of the program")
