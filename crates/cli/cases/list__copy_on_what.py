# Which operations copy a list and which change it.
a = [3, 1, 2]
same = a
b = sorted(a); print(b is a, a)
c = a.sort(); print(c, a, same is a)
a += [4]; print(same is a, same)
a = a + [5]; print(same is a, same, a)
a *= 2; print(len(a), len(same))
d = a.copy(); e = a[:]; f = list(a); g = [*a]
print(d == e == f == g, d is e)
a.extend(a); print(len(a))
x = [1, 2, 3]
y = x
x[:] = [9]; print(y)
x = [7]; print(y)
def change(items):
    items.append("in")
    items = ["new"]
    items.append("lost")
change(y); print(y)
print([1, 2] is [1, 2], [] == [], [] is not [])
m = [[1, 2], [3, 4]]
for row in m:
    row.append(0)
for row in m:
    row = None
print(m, [*zip(*m)], sum(m, []))
