# A default argument is made once: what is put into it stays.
def remember(item, seen=[]):
    seen.append(item)
    return seen

print(remember(1), remember(2))
print(remember.__defaults__)
first = remember(3)
print(first is remember.__defaults__[0], len(first))

def careful(item, seen=None):
    if seen is None:
        seen = []
    seen.append(item)
    return seen

print(careful(1), careful(2), careful.__defaults__)

def count(word, counts={}):
    counts[word] = counts.get(word, 0) + 1
    return counts[word]

print([count(w) for w in "a b a c a".split()], count.__defaults__)
print(count("a", {}), count("a"))

class Registry:
    def __init__(self, items=[]):
        self.items = items

x, y = Registry(), Registry()
x.items.append("shared")
print(y.items, x.items is y.items)
del x, y
print(Registry().items, "still there: the function holds it")
remember.__defaults__ = ([],)
print(remember("fresh"))
