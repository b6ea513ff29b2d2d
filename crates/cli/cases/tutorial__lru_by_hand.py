# An LRU cache on OrderedDict.
from collections import OrderedDict
class LRU:
    def __init__(self, size):
        self.size, self.data = size, OrderedDict()
    def get(self, key):
        if key not in self.data:
            return None
        self.data.move_to_end(key)
        return self.data[key]
    def put(self, key, value):
        self.data[key] = value
        self.data.move_to_end(key)
        if len(self.data) > self.size:
            old, gone = self.data.popitem(last=False)
            print("evicted", old)
class Value:
    def __init__(self, name): self.name = name
    def __del__(self): print("freed", self.name)
cache = LRU(2)
cache.put("a", Value("A"))
cache.put("b", Value("B"))
print(cache.get("a").name)
cache.put("c", Value("C"))
print(cache.get("b"), list(cache.data))
cache.put("a", Value("A2"))
print([v.name for v in cache.data.values()])
del cache
