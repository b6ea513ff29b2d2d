# Insertion order, views that follow the dict, and changing while looking.
d = {"b": 1, "a": 2}
keys, values, items = d.keys(), d.values(), d.items()
d["c"] = 3
print(list(keys), list(values), list(items))
d["b"] = 10
del d["a"]
d["a"] = 20
print(list(d), d, len(keys))
print(keys & {"a", "z"}, keys - {"a"}, sorted(keys | {"z"}), ("a", 20) in items)
print(list(reversed(d)), d.popitem(), d)
try:
    for key in d:
        d[key + "x"] = 0
except RuntimeError as error:
    print(error)
try:
    for key in d:
        del d[key]
except RuntimeError as error:
    print(error)
print(d == dict(reversed(list(d.items()))), list(d.items()) == list(reversed(list(d.items()))))
