# A closure keeps the variables it uses, not the others of its function.
import gc
import weakref

class Big:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("freed", self.name)

def make():
    used, unused = Big("used"), Big("unused")

    def inner():
        return used.name

    return inner

f = make()
print("made:", f(), [cell.cell_contents.name for cell in f.__closure__])
print(f.__code__.co_freevars)
del f
print("closure gone")

def counters():
    shared = Big("shared")
    def get():
        return shared
    def drop():
        nonlocal shared
        shared = None
    return get, drop

get, drop = counters()
print(get().name)
drop()
print("dropped:", get())

handlers = []
for name in ("one", "two"):
    big = Big(name)
    handlers.append(lambda big=big: big.name)
del big
print([handler() for handler in handlers])
handlers.pop()
print("end")
