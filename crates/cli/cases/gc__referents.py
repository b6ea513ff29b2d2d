# gc.get_referents tells what an object holds, in the order the collector visits it.
import gc

class A:
    def __init__(self):
        self.x = [1]
        self.y = "y"

class S:
    __slots__ = ("b", "a")

print(gc.get_referents([1, 2, 3]))
print(gc.get_referents((1, 2, 3)))
print(gc.get_referents({"a": 1, "b": 2}))
print(gc.get_referents({1: 10, 2: 20}))
print(gc.get_referents("atom", 5))
a = A()
found = gc.get_referents(a)
print(len(found), found[0], found[1], found[2] is A)
s = S()
s.a = "value of a"
s.b = "value of b"
print(gc.get_referents(s)[:2])
print(gc.get_referents([1], {"k": 2}))


# A generator that is over has no frame any more.
def numbers(value):
    yield value


def with_cell(value=1):
    def inner():
        yield value

    return inner()


async def coroutine():
    pass


def kinds(one):
    return sorted(type(part).__name__ for part in gc.get_referents(one))


for one in (numbers([]), with_cell(), coroutine()):
    print(kinds(one))
    one.close()
    print(kinds(one))
