# How dicts grow, and that they do not shrink by deleting.
import sys

d = {}
last = 0
for n in range(200):
    d[n] = n
    size = sys.getsizeof(d)
    if size != last:
        print(len(d), size)
        last = size
for n in range(190):
    del d[n]
print("after deleting:", len(d), sys.getsizeof(d))
d = dict(d)
print("a copy:", sys.getsizeof(d))
d.clear()
print("cleared:", sys.getsizeof(d), sys.getsizeof({}))
print("str keys:", sys.getsizeof({"a": 1}), sys.getsizeof({1: 1}), sys.getsizeof({"a": 1, 2: 2}))
print("from pairs:", sys.getsizeof(dict([(i, i) for i in range(5)])), sys.getsizeof({i: i for i in range(5)}))
print("literal of six:", sys.getsizeof({"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6}))
print("fromkeys:", sys.getsizeof(dict.fromkeys(range(20))))
print("set:", [sys.getsizeof(set(range(n))) for n in (0, 1, 4, 5, 20, 100)])
print("frozenset:", sys.getsizeof(frozenset()), sys.getsizeof(frozenset(range(5))))
