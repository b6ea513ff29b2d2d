# finally and with inside a generator that is dropped.
class Guard:
    def __init__(self, name): self.name = name
    def __enter__(self):
        print("enter", self.name)
        return self
    def __exit__(self, *exc):
        print("exit", self.name, exc[0].__name__ if exc[0] else None)
    def __del__(self):
        print("freed", self.name)

def reader():
    with Guard("file") as guard:
        for n in range(3):
            yield n
    print("never when dropped")

g = reader()
print(next(g))
del g
print("--")
for n in reader():
    if n == 1:
        break
print("--")
print(list(reader()))
print("--")
def outer():
    try:
        yield from reader()
    except GeneratorExit:
        print("outer sees GeneratorExit")
        raise
    finally:
        print("outer finally")
o = outer()
next(o)
o.close()
print("--")
g = reader()
next(g)
try:
    g.throw(KeyError("thrown in"))
except KeyError as error:
    print("came out:", error)
del g
def never_started():
    with Guard("never"):
        yield
never_started()
print("end")
