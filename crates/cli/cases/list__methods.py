# Lists: methods, slices, comparison, copies.
l = [3, 1, 2]
l.append(5); l.extend([4, 4]); l.insert(1, 9); l.insert(-1, 8); l.insert(100, 7)
print(l, l.pop(), l.pop(0), l.index(4), l.count(4))
l.remove(4)
l.sort()
print(l, l.sort(reverse=True), l)
l.reverse()
print(l, l[1:3], l[::-1], l[-2:], l[::2], l[5:1:-2], l[10:], l[:-10])
l[1:3] = ["a", "b", "c"]
l[::2] = [0] * len(l[::2])
l[2:2] = [7]
print(l, [1, 2] + [3], [0] * 3, [1] * 0, 2 * [1, 2], [1, 2] == [1, 2], [1, 2] < [1, 3], [] < [0], [1] != [1.0])
try:
    l[::2] = [1]
except ValueError as error:
    print(error)
m = l.copy()
n = m
n.clear()
print(l, m, n is m, [[0] * 2] * 2)
grid = [[0] * 2] * 2
grid[0][0] = 1
print(grid, grid[0] is grid[1])
l = [1]
l.append(l)
print(l, l[1] is l, [x for x in l if x is not l])
l = [1, 2, 3]
l += (4,)
l *= 2
print(l, list("abc"), list(range(3)), list({"k": 1}), 3 in l, max(l), sum(l), [*l, *"x"], bool([]), len([[]]))
words = ["banana", "Apple", "cherry", "date"]
words.sort(key=str.lower)
print(words, sorted(words, key=len, reverse=True), sorted(words, key=lambda w: (-len(w), w)))
