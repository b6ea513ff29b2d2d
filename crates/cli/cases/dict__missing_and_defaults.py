# get, setdefault, __missing__, defaultdict.
from collections import defaultdict

class Lazy(dict):
    def __missing__(self, key):
        print("missing", key)
        self[key] = value = key * 2
        return value

lazy = Lazy(a=1)
print(lazy["a"], lazy["b"], lazy["b"], lazy.get("c"), "c" in lazy, lazy)
groups = defaultdict(list)
for word in "apple avocado bean cherry blueberry".split():
    groups[word[0]].append(word)
print(dict(groups), groups.get("z"), "z" in groups)
groups["z"]
print("z" in groups, groups.default_factory)
groups.default_factory = None
try:
    groups["y"]
except KeyError as error:
    print("KeyError", error)
d = {}
print(d.setdefault("k", []) is d["k"], d.setdefault("k", 5), d.pop("x", "no"), d.pop("k"))
try:
    d.pop("k")
except KeyError as error:
    print(repr(error))
counts = defaultdict(int)
for letter in "mississippi":
    counts[letter] += 1
print(sorted(counts.items()), repr(counts))
