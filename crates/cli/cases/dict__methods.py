# Dicts: methods, views, order, merging.
d = {"b": 1, "a": 2}
d["c"] = 3
print(d, d["a"], d.get("x"), d.get("x", 0), "a" in d, len(d), list(d), list(d.values()), list(d.items()))
print(d.setdefault("a", 9), d.setdefault("z", []), d.pop("b"), d.pop("q", None), d.popitem(), d)
d.update({"a": 10}, e=5)
d.update([("f", 6)])
print(d, d | {"a": 0}, {"a": 0} | d, dict(d, g=7), dict([(1, 2)]), dict(zip("xy", [1, 2])), dict.fromkeys("ab", 0), dict.fromkeys([1]))
d |= {"new": 1}
k, v, i = d.keys(), d.values(), d.items()
d["later"] = 2
print(k, v, i, k & {"a", "zz"}, ("a", 10) in i, list(reversed(d)), len(v))
print({1: "int", 1.0: "float", True: "bool"}, {(1, 2): "t"}, {None: 0, "": 1}, {"a": 1} == {"a": 1.0}, {1: 2, 3: 4} == {3: 4, 1: 2})
nested = {"x": {"y": [1]}}
shallow = nested.copy()
shallow["x"]["y"].append(2)
shallow["z"] = 0
print(nested, shallow)
d.clear()
print(d, bool(d), {k: v for v, k in enumerate("abc")}, {n: n * n for n in range(5) if n % 2})
self_holding = {}
self_holding["me"] = self_holding
print(self_holding, max({"a": 3, "b": 1}, key={"a": 3, "b": 1}.get), sorted({"b": 1, "a": 2}.items(), key=lambda kv: kv[1]))
for key, value in {"p": 1, "q": 2}.items():
    print(key, value, end="; ")
print()
class Missing(dict):
    def __missing__(self, key):
        return key * 2
print(Missing()["ab"], Missing().get("ab"))
