# An instance whose attributes came in another order than those of its class's first one, and whose dict was asked for.
class Told:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


class Pair:
    pass


first, second = Pair(), Pair()
first.a = first.b = 0
second.b = Told("b")
second.a = Told("a")
print(list(vars(second)))
del second
