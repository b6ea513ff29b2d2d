# Methods of lists and tuples called wrongly.
for call in """[].append() | [].append(1, 2) | [].append(x=1) | [].extend() | [].extend(1) | [].insert(1) | [].insert("a", 1) | [].insert() | [].pop() | [].pop("a") | [1].pop(5) | [].pop(1, 2) | [].remove() | [].remove(1) | [].index() | [].index(1)
[].index(1, "a") | [].count() | [].count(1, 2) | [].sort(1) | [].sort(key=1) | [1].sort(key=1) | [].sort(reverse="a") | [].sort(foo=1) | [1].sort(reverse=None) | [].reverse(1) | [].copy(1) | [].clear(1) | [] + 1 | [] + () | [] * "a" | [] * 1.5 | 1.5 * [] | [] - [] | -[] | [][0] | [1]["a"] | [1][1.0]
[1][None] | [1][:"a"] | [1, 2][::0] | [] < 1 | [] < () | [].foo | () + [] | ()[0] | (1,)["a"] | ().index(1) | ().index() | ().count() | (1, 2).append(3) | () * None | list(1, 2) | list(x=1) | tuple(1, 2) | tuple(x=1) | list(None) | tuple(5) | [].__getitem__() | [].__len__(1) | [1].__getitem__("a") | list.append(1) | list.append(1, 2) | list.append() | list.sort() | [].__iadd__(5) | [].__setitem__(0, 1) | [].__delitem__(0) | [].__contains__() | iter([]).__next__(1)""".replace("\n", " | ").split(" | "):
    try:
        print(call, "->", eval(call))
    except Exception as error:
        print(call, "->", type(error).__name__, error)


class Clears:
    """Empties the list while it gives items for it."""

    def __init__(self, items):
        self.items = items

    def __iter__(self):
        yield from self.items
        self.items.clear()


for key in (slice(None, None, -1), slice(1, 4), slice(0, None, 2)):
    numbers = list(range(5))
    try:
        numbers[key] = Clears(numbers)
    except ValueError as error:
        print(error)
    print(numbers)
