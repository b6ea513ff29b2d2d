# Equal hashes, unequal keys; changing a key after it was put in.
class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        print(f"{self.n} == {other.n}")
        return self.n == other.n

d = {}
for n in range(3):
    d[Key(n)] = n
print(len(d))
print(d[Key(2)])
print(Key(7) in d)

class Changing:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n

    def __eq__(self, other):
        return self.n == other.n

key = Changing(1)
d = {key: "value"}
key.n = 2
print(key in d, Changing(1) in d, list(d)[0] is key, len(d))
for wrong in ([], {}, set(), ([],), slice(1).__class__.__mro__[1]):
    try:
        d[wrong] = 1
        print("hashable", wrong)
    except TypeError as error:
        print(error)
