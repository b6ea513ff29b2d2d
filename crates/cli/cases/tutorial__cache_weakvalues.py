# A cache that forgets what nobody uses.
import weakref

class Image:
    loaded = 0

    def __init__(self, path):
        Image.loaded += 1
        self.path = path

    def __del__(self):
        print("unloaded", self.path)

cache = weakref.WeakValueDictionary()

def load(path):
    image = cache.get(path)
    if image is None:
        print("loading", path)
        image = cache[path] = Image(path)
    return image

a = load("a.png")
again = load("a.png")
print(a is again, Image.loaded, len(cache))
b = load("b.png")
print(sorted(cache))
del a
print("one more name:", "a.png" in cache)
del again
print("none:", "a.png" in cache, sorted(cache))
load("c.png")
print("c was never kept:", len(cache))
b = None
print(dict(cache))
try:
    cache["n"] = 5
except TypeError as error:
    print(error)
