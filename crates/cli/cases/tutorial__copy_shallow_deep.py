# Assignment, shallow copy and deep copy.
import copy

inner = [1, 2]
original = {"numbers": inner, "name": "x"}
same = original
shallow = copy.copy(original)
deep = copy.deepcopy(original)
inner.append(3)
print(same["numbers"], shallow["numbers"], deep["numbers"])
print(same is original, shallow is original, shallow["numbers"] is inner, deep["numbers"] is inner)
row = [0] * 3
grid = [row] * 2
grid[0][0] = 1
print("rows are one list:", grid, grid[0] is grid[1])
grid = [[0] * 3 for _ in range(2)]
grid[0][0] = 1
print("rows are two:", grid)
loop = [1]
loop.append(loop)
twin = copy.deepcopy(loop)
print(twin[1] is twin, twin is loop)

class Point:
    def __init__(self, x, tags):
        self.x, self.tags = x, tags

    def __copy__(self):
        print("copying")
        return Point(self.x, self.tags)

    def __deepcopy__(self, memo):
        print("deep, memo has", len(memo))
        return Point(self.x, copy.deepcopy(self.tags, memo))

p = Point(1, ["a"])
print(copy.copy(p).tags is p.tags, copy.deepcopy(p).tags is p.tags)
pair = copy.deepcopy([p, p])
print(pair[0] is pair[1])
print(copy.copy((1, 2)) is not None, copy.deepcopy("s") == "s", list(inner) is inner, inner[:] == inner)
