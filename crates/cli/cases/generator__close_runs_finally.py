# A suspended generator that dies or is closed runs its finally blocks.
class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("freed", self.name)

def g(name):
    a = D(name + " a")
    b = D(name + " b")
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("GeneratorExit in", name)
        raise
    finally:
        print("finally of", name)

x = g("closed")
print(next(x))
x.close()
x.close()
print(list(x))
y = g("deleted")
next(y)
del y
z = g("never started")
del z
w = g("run out")
print(list(w))
for value in g("broken off"):
    print(value)
    break
print("end")

def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2

s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)
