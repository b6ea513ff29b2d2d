# Operators and protocols through special methods.
class V:
    def __init__(self, *items):
        self.items = list(items)

    def __repr__(self):
        return f"V{tuple(self.items)}"

    def __eq__(self, other):
        return isinstance(other, V) and self.items == other.items

    def __hash__(self):
        return hash(tuple(self.items))

    def __add__(self, other):
        if not isinstance(other, V):
            return NotImplemented
        return V(*[a + b for a, b in zip(self.items, other.items)])

    def __mul__(self, k):
        return V(*[a * k for a in self.items])

    __rmul__ = __mul__

    def __neg__(self):
        return V(*[-a for a in self.items])

    def __iadd__(self, other):
        self.items.extend(other.items)
        return self

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i]

    def __contains__(self, x):
        return x in self.items

    def __bool__(self):
        return any(self.items)

    def __format__(self, spec):
        return "<" + "|".join(format(i, spec) for i in self.items) + ">"

v = V(1, 2)
print(v + V(3, 4), v * 3, 2 * v, -v, v == V(1, 2), v != V(1), len(v), v[-1], 2 in v, bool(V(0)))
w = v
w += V(9)
print(v, w is v, f"{v:03}", list(v), list(reversed(v)), {v: 1}[V(1, 2, 9)], max(v))
for action in (lambda: v + 1, lambda: v - v, lambda: v < v, lambda: 1 + v, lambda: v()):
    try:
        action()
    except TypeError as error:
        print(error)
