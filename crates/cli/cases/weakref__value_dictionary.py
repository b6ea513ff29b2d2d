# WeakValueDictionary drops an entry when its value dies.
import weakref

class V:
    def __init__(self, n):
        self.n = n

cache = weakref.WeakValueDictionary()
a, b = V(1), V(2)
cache["a"], cache["b"] = a, b
cache["temporary"] = V(3)
print(len(cache), sorted(cache), "a" in cache, "temporary" in cache)
print(cache["a"].n, cache.get("none"), cache.get("b").n)
del a
print(sorted(cache.keys()), [v.n for v in cache.values()])
try:
    cache["a"]
except KeyError as error:
    print("KeyError", error)
print(cache.setdefault("b", V(4)).n, cache.pop("b").n, len(cache))
c = V(5)
cache.update({"c": c, "d": c})
print(sorted((k, v.n) for k, v in cache.items()))
del c
print(len(cache), dict(cache))
