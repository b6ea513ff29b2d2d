# atexit: what was registered last is called first, before anything dies.
import atexit

class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)

    def goodbye(self):
        print("goodbye from", self.name)

thing = Noisy("thing")
atexit.register(print, "first registered", "last called", sep=" / ")
atexit.register(thing.goodbye)

@atexit.register
def decorated():
    print("decorated", thing.name)
    atexit.register(print, "registered while leaving")

def twice():
    print("twice")

atexit.register(twice)
atexit.register(twice)
atexit.register(lambda: print("lambda"))
held = Noisy("held by a callback only")
atexit.register(lambda x: print("with", x.name), held)
del held
removed = atexit.register(print, "never printed")
atexit.unregister(print)
print("end of the program", removed is print)
