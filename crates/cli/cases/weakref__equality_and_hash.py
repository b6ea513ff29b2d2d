# References compare by their living objects, and by identity when those are gone.
import weakref

class V:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        return self.v == other.v

    def __hash__(self):
        return hash(self.v)

a, b, c = V(1), V(1), V(2)
ra, rb, rc = weakref.ref(a), weakref.ref(b), weakref.ref(c)
print(ra == rb, ra == rc, hash(ra) == hash(a), len({ra, rb, rc}))
hash(rc)
del a
print(ra == rb, ra == ra, hash(ra) == hash(V(1)))
d = V(5)
rd = weakref.ref(d)
del d
try:
    hash(rd)
except TypeError as error:
    print(error)
del c
print(hash(rc) == hash(2))
