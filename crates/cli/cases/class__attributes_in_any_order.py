# Instances with few attributes, in whatever order these come, go and come again; and short lists.
import gc
import sys


class Told:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


class Pair:
    shared = "of the class"

    def method(self):
        return "the method"


class Slim:
    __slots__ = ("left", "right")


def show(it):
    names = [name for name in dir(it) if not name.startswith("__")]
    print(list(vars(it)), names, [type(v).__name__ for v in gc.get_referents(it)])


# The first one teaches the class its names; the others fill them in another order.
first = Pair()
first.a, first.b = Told("a"), Told("b")
second = Pair()
second.b = Told("second b")
second.a = Told("second a")
third = Pair()
third.b = Told("only b")
for it in first, third:
    show(it)
third.a = Told("a after b")
show(third)
del third.b
third.b = Told("b again")
print(vars(third).keys())
third = second = None
del first.a
print(hasattr(first, "a"), first.b.name)
first.c = Told("c")
first.d = Told("d")
show(first)
del first

# What a loop has learnt of instances without the attribute does not hold for those that have it.
ones = [Pair() for _ in range(6)]
ones[3].shared = "its own"
ones[4].method = lambda: "its own method"
for it in ones:
    print(it.shared, it.method(), sep=", ")
del ones[3].shared
print([it.shared for it in ones])

# Slots in the other order, unset ones, ones that are deleted.
slims = [Slim() for _ in range(3)]
for it in slims:
    it.right = Told("right")
    it.left = Told("left")
del slims[1].left
for it in slims:
    try:
        print(it.right.name, it.left.name)
    except AttributeError as error:
        print(error)
del slims, it

# More than fit; a dict; another class.
class Many:
    def __init__(self, *values):
        for name, value in zip("abcd", values):
            setattr(self, name, value)


class Other:
    pass


for count in range(5):
    made = Many(*map(Told, "wxyz"[:count]))
    print(list(vars(made)), sys.getsizeof(made), [value.name for value in vars(made).values()])
    made.__class__ = Other
    made.late = count
    print(type(made).__name__, list(made.__dict__))
del made

# Short lists.
one, two = [Told("item")], [Told("first"), Told("second")]
two[0] = Told("instead")
print(sys.getsizeof(one), sys.getsizeof(two), len(one), [it.name for it in two])
two.reverse()
print([it.name for it in two])
one += two
print(sys.getsizeof(one), [it.name for it in one])
two.clear()
print(two, sys.getsizeof(two))
two = [one, one]
two[1] = two
print(two[0] is one, two[1] is two, sys.getrefcount(two))
one = two = None
print(gc.collect())
short = [3, 1]
short.sort()
short.insert(1, 2)
print(short, [1, 2] == [1, 2], [1] < [1, 2], [1, 2] + [3], [0, 1] * 2, [1, 2][::-1], short.pop(), sys.getsizeof(short))
for item in (both := [1, 2]):
    if len(both) < 5:
        both.append(item * 10)
print(both)
a, b = [b"x", b"y"]
print(a, b, *[a, b])
