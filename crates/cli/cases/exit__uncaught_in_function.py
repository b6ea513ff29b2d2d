# An uncaught exception keeps its frames until the modules go.
class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)

def inner(argument):
    local = Noisy("local of inner")
    numbers = [1, 2, 3]
    return numbers[argument]

def outer():
    guard = Noisy("local of outer")
    try:
        inner(7)
    finally:
        print("finally in outer")

top = Noisy("global")
outer()
