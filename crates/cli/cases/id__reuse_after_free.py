# An address is used again as soon as it is free.
class S:
    __slots__ = ("a",)

print(id([]) == id([]), id({}) == id({}), id(object()) == id(object()), id([]) == id({}), [] is [])
print(id(1.5 + float("1")) == id(2.5 + float("1")), id(set()) == id(set()), id(S()) == id(S()), id(lambda: 0) == id(lambda: 1))
a = S()
before = id(a)
del a
b = S()
print(id(b) == before)
x, y, z = S(), S(), S()
ids = [id(x), id(y), id(z)]
del x, y, z
p, q, r = S(), S(), S()
print([ids.index(i) for i in (id(p), id(q), id(r))])
l = [1, 2]
before = id(l)
l.append(3)
l += [4]
l[:] = []
print(id(l) == before)
l = l + [5]
print(id(l) == before)
seen = {id(S()) for i in range(100)}
print(len(seen))
kept = [S() for i in range(100)]
print(len({id(s) for s in kept}))
