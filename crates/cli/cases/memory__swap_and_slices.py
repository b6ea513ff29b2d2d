# Copies, slices and views: which of them keep the items.
class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("freed", self.name)

    def __repr__(self):
        return self.name

items = [D("a"), D("b"), D("c"), D("d")]
part = items[1:3]
items.clear()
print("part keeps", part)
part[0], part[1] = part[1], part[0]
print(part)
part[:] = part[:1]
print(part)
part = part + [D("e")]
pair = tuple(part)
del part
print(pair)
it = iter(pair)
next(it)
del pair
print("iterator keeps")
next(it)
try:
    next(it)
except StopIteration:
    print("exhausted")
del it
table = {"x": D("x"), "y": D("y")}
values = table.values()
table = None
print("view keeps", list(values))
del values
z = zip([D("z1")], [D("z2")])
print(next(z))
del z
m = map(lambda d: d.name, [D("m1"), D("m2")])
print(next(m))
del m
print("end")
