# Each line of output is a line (and which time it runs), a name, and how many references its object has when that line has run.
import sys


class Node:
    def __init__(self, name):
        self.name = name
        self.next = None


def tell(line, name, count):
    print(line, name, count - 1)


a = Node("a")
tell("15", "a", sys.getrefcount(a))
b = a
tell("17", "a", sys.getrefcount(a))
items = [a, b, (a,)]
tell("19", "a", sys.getrefcount(a))
a.next = Node("b")
tell("21", "a", sys.getrefcount(a))
tell("21", "items", sys.getrefcount(items))
c = a.next
c.next = a
tell("25", "a", sys.getrefcount(a))
tell("25", "c", sys.getrefcount(c))
table = {"k": items, a: c, "bound": a.__init__}
tell("28", "a", sys.getrefcount(a))
tell("28", "c", sys.getrefcount(c))
tell("28", "items", sys.getrefcount(items))


def outer():
    kept = a

    def inner():
        return kept

    return inner


f = outer()
tell("43", "a", sys.getrefcount(a))
tell("43", "f", sys.getrefcount(f))
g = (x for x in items)
next(g)
tell("47", "a", sys.getrefcount(a))
tell("47", "items", sys.getrefcount(items))
for thing in items:
    pass
tell("50:4", "a", sys.getrefcount(a))
tell("50:4", "thing", sys.getrefcount(thing))
try:
    raise ValueError(a)
except ValueError as error:
    saved = error
tell("57", "a", sys.getrefcount(a))
tell("57", "saved", sys.getrefcount(saved))
del b, items[0], table, f, g
tell("60", "a", sys.getrefcount(a))
tell("60", "items", sys.getrefcount(items))
tell("60", "Node", sys.getrefcount(Node))
