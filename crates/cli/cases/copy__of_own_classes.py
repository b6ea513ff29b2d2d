# copy and deepcopy of instances, with cycles and slots.
import copy

class Node:
    def __init__(self, name):
        self.name, self.links = name, []

a, b = Node("a"), Node("b")
a.links.append(b)
b.links.append(a)
c = copy.deepcopy(a)
print(c.name, c.links[0].name, c.links[0].links[0] is c, c is a, c.links[0] is b)
d = copy.copy(a)
print(d.links is a.links, d.links[0] is b)

class Slotted:
    __slots__ = ("x", "y")
    def __init__(self):
        self.x = [1]

s = copy.copy(Slotted())
print(s.x, hasattr(s, "y"))
s2 = copy.deepcopy(s)
print(s2.x == s.x, s2.x is s.x)
class Special:
    def __reduce__(self):
        print("reduce")
        return (Special, ())
copy.copy(Special())
memo = {}
items = [a, a]
twin = copy.deepcopy(items, memo)
print(twin[0] is twin[1], id(a) in memo)
print(copy.copy(len) is len, copy.deepcopy(Node) is Node, copy.copy([1, [2]]), copy.copy({1: []}), copy.copy({1, 2}))
def f(): pass
print(copy.deepcopy(f) is f, copy.deepcopy((1, "a")) , copy.deepcopy(([],))[0])
try:
    copy.copy(x for x in [])
except TypeError as error:
    print(error)
print(copy.replace.__name__)
