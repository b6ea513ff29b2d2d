# A closure keeps the variables it names, and only those.
class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("freed", self.name)

def outer():
    used = D("used")
    unused = D("unused")

    def inner():
        return used.name

    print("leaving outer")
    return inner

f = outer()
print("f says", f())
print(f.__closure__[0].cell_contents.name, f.__code__.co_freevars)
del f
print("--")

def counter():
    count = 0

    def up():
        nonlocal count
        count += 1
        return count

    def reset():
        nonlocal count
        count = 0

    return up, reset

up, reset = counter()
print(up(), up(), up())
reset()
print(up())
up2, _ = counter()
print(up2(), up())
