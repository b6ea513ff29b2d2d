# Counter and groupby in everyday counting.
from collections import Counter, ChainMap
from itertools import groupby
c = Counter("mississippi")
print(c, c.most_common(2), c["z"], sum(c.values()))
c.subtract("miss"); print(c)
print(c + Counter(m=5), Counter(a=3, b=1) - Counter(a=1, b=2), Counter("ab") | Counter("bc"), Counter("ab") & Counter("bc"))
print(sorted(Counter(a=2).elements()), +Counter(a=-1, b=1))
words = sorted(["bob", "al", "cy", "dan", "ed"], key=len)
print({k: list(g) for k, g in groupby(words, key=len)})
defaults, own = {"a": 1, "b": 2}, {"b": 20}
chain = ChainMap(own, defaults)
print(chain["a"], chain["b"], sorted(chain), len(chain))
chain["a"] = 10
print(own, defaults)
try:
    chain["zz"]
except KeyError as error:
    print(error)
