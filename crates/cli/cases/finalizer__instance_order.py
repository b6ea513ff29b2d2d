# An instance's __del__ comes first, then its slots, then its attributes in the order they were made.
class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("freed", self.name)

class Holder:
    def __del__(self):
        print("holder", self.first.name)

class Slots:
    __slots__ = ("zebra", "apple", "mango")

class Sub(Slots):
    __slots__ = ("banana", "__dict__")

class L(list):
    pass

h = Holder()
h.first = D("first")
h.second = D("second")
h.third = D("third")
h.first = D("first again")
del h
print("--")
s = Slots()
s.mango, s.zebra, s.apple = D("mango"), D("zebra"), D("apple")
del s
print("--")
s = Sub()
s.banana, s.zebra, s.other, s.apple = D("banana"), D("zebra"), D("other"), D("apple")
del s
print("--")
l = L([D("item 0"), D("item 1")])
l.attribute = D("attribute")
del l
print("--")
h = Holder()
h.first = D("1")
h.second = D("2")
del h.first
h.first = D("1 again")
del h
