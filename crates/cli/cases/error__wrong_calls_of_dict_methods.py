# Methods of dicts and sets called wrongly.
for call in """{}.get() | {}.get(1, 2, 3) | {}.get([]) | {}.get(key=1) | {}.pop() | {}.pop(1) | {}.pop(1, 2, 3) | {}.popitem() | {}.popitem(1) | {}.setdefault() | {}.setdefault([], 1) | {}.update(1) | {}.update([1]) | {}.update(["ab", "c"]) | {}.update(1, 2) | {}.keys(1) | {}.items(1) | {}.copy(1) | {}.clear(1)
{}.fromkeys() | dict.fromkeys() | dict.fromkeys(1) | dict.fromkeys([[]]) | {}[1] | {}["a"] | {}[[]] | {} + {} | {} | {} | {} | 1 | {} < {} | {[]: 1} | dict(1) | dict([1, 2]) | dict([(1, 2, 3)]) | dict(1, 2) | dict(**{1: 2}) | {**1} | {**[]} | {}.foo | {}.has_key(1) | set().add() | set().add([]) | set().add(1, 2)
set().remove(1) | set().remove([]) | set().discard([]) | set().pop() | set().pop(1) | set().update(1) | set().union(1) | set() + set() | set() & 1 | set() | [] | set() - [] | set() < 1 | set()[0] | {[]} | {{}} | set(1) | set(1, 2) | set(x=1) | frozenset().add(1) | frozenset(1) | set().isdisjoint(1) | set().issubset(1) | {1}.symmetric_difference(5) | hash(set()) | {}.keys() + [] | {}.keys() & 1 | {1: 2}.keys()[0] | {}.values()[0] | next({}.keys()) | dict.get({}) | dict.get(1, 2) | dict.items() | set.add(1, 2) | {}.__getitem__() | {}.__setitem__(1) | {}.__contains__([])""".replace("\n", " | ").split(" | "):
    try:
        print(call, "->", eval(call))
    except Exception as error:
        print(call, "->", type(error).__name__, error)
