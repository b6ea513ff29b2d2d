# A generator that is put aside holds its locals until it ends, is closed or dies.
class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("freed", self.name)

def numbers():
    thing = Thing("in the generator")
    try:
        yield 1
        yield 2
    finally:
        print("finally")

g = numbers()
print("not started:", g.gi_frame is not None)
print(next(g), g.gi_running)
g.close()
print("closed:", g.gi_frame)

g = numbers()
next(g)
print("dropping it half way")
del g
print("dropped")

for value in numbers():
    if value == 2:
        print("breaking")
        break
print("after the loop")

def chain():
    yield from numbers()
    print("never printed")

c = chain()
next(c)
print("through yield from")
c = None
total = sum(len(Thing(str(i)).name) for i in range(2))
print(total)
