# Fresh objects of one size lie side by side.
class S:
    __slots__ = ("a",)

def distances(make, count=6):
    kept = [make() for i in range(count)]
    found = [id(b) - id(a) for a, b in zip(kept, kept[1:])]
    return max(set(found), key=found.count)

warm = [S() for i in range(2000)]
warm_lists = [[] for i in range(2000)]
warm_dicts = [{} for i in range(2000)]
warm_objects = [object() for i in range(2000)]
warm_floats = [float(i) for i in range(2000)]
print("slots", distances(S, 60), "list", distances(list, 60), "dict", distances(dict, 60))
print("object", distances(object, 60), "set", distances(set, 60))
print(id(S()) % 16, id([]) % 16, id(1.5) % 16)
n = float("7")
print(distances(lambda: n + 1.0, 60))
