# getsizeof tells an object's own bytes; the rest must be walked.
import sys

def total(obj, seen=None):
    seen = set() if seen is None else seen
    if id(obj) in seen:
        return 0
    seen.add(id(obj))
    size = sys.getsizeof(obj)
    if isinstance(obj, dict):
        size += sum(total(k, seen) + total(v, seen) for k, v in obj.items())
    elif isinstance(obj, (list, tuple, set, frozenset)):
        size += sum(total(item, seen) for item in obj)
    elif hasattr(obj, "__dict__"):
        size += total(vars(obj), seen)
    return size

inner = [1, 2, 3]
outer = [inner, inner, inner]
print("a list of lists:", sys.getsizeof(outer), total(outer))
copies = [[1, 2, 3], [1, 2, 3], [1, 2, 3]]
print("three copies:", sys.getsizeof(copies), total(copies))
data = {"name": "Ann", "scores": (90, 85), "tags": {"x", "y"}}
print("a dict:", sys.getsizeof(data), total(data))
loop = []
loop.append(loop)
print("a list in itself:", sys.getsizeof(loop), total(loop))

class Box:
    def __init__(self, content):
        self.content = content

box = Box("a" * 1000)
print("an object:", sys.getsizeof(box), total(box))
print("empty things:", [sys.getsizeof(x) for x in ([], (), {}, set(), "", b"", 0, 0.0, None, True)])
print("ints:", [sys.getsizeof(2 ** n) for n in (0, 29, 30, 59, 60, 100, 1000)])
