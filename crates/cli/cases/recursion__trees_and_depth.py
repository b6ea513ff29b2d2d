# Recursive structures: depth, paths, and repr of what holds itself.
class Tree:
    def __init__(self, value, *children):
        self.value, self.children = value, list(children)

    def depth(self):
        return 1 + max((c.depth() for c in self.children), default=0)

    def __iter__(self):
        yield self.value
        for child in self.children:
            yield from child

    def __repr__(self):
        return f"Tree({self.value}{''.join(', ' + repr(c) for c in self.children)})"

tree = Tree(1, Tree(2, Tree(3)), Tree(4))
print(tree, tree.depth(), list(tree), sum(tree))

def flatten(items):
    for item in items:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item

print(list(flatten([1, [2, [3, [4]], []], 5])))

def permutations(items):
    if not items:
        return [[]]
    return [[x] + rest for i, x in enumerate(items) for rest in permutations(items[:i] + items[i + 1:])]

print(permutations([1, 2, 3]), len(permutations(list(range(5)))))

def hanoi(n, a, b, c):
    return 0 if n == 0 else hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)

print(hanoi(6, "a", "b", "c"))
def ackermann(m, n):
    return n + 1 if m == 0 else ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))
print(ackermann(2, 3))
tree.children.append(tree)
try:
    repr(tree)
except RecursionError as error:
    print("RecursionError", str(error)[:31])
tree.children.pop()
