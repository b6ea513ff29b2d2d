# A dict's table doubles; deleting from it gives nothing back.
import sys

def grow(keys):
    d = {}
    steps = [(0, sys.getsizeof(d))]
    for key in keys:
        d[key] = None
        if sys.getsizeof(d) != steps[-1][1]:
            steps.append((len(d), sys.getsizeof(d)))
    return d, steps

d, steps = grow([str(i) for i in range(400)])
print(steps)
for key in list(d):
    del d[key]
print(len(d), sys.getsizeof(d))
d["again"] = 1
print(sys.getsizeof(d))
d.clear()
print(sys.getsizeof(d))
d, steps = grow(range(400))
print(steps)
print(sys.getsizeof(d.copy()), sys.getsizeof(dict(d)))
for i in range(390):
    del d[i]
print(sys.getsizeof(d), sys.getsizeof(d.copy()))
print([sys.getsizeof({i: i for i in range(n)}) for n in range(12)])
print(sys.getsizeof({}), sys.getsizeof({"a": 1}), sys.getsizeof({1: 1}), sys.getsizeof({"a": 1, 2: 2}))
mixed = {"a": 1, "b": 2, "c": 3}
before = sys.getsizeof(mixed)
mixed[1] = 1
print(before, sys.getsizeof(mixed))
print(sys.getsizeof(dict(a=1, b=2)), sys.getsizeof({**mixed}), sys.getsizeof(mixed | {"z": 1}))
