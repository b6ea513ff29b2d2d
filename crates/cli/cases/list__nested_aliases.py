# Lists in lists: which are the same object.
rows = [[]] * 3
rows[0].append("x")
print(rows, len({id(r) for r in rows}))
rows = [[] for _ in range(3)]
rows[0].append("x")
print(rows, len({id(r) for r in rows}))
a = [1, [2, 3]]
b = a[:]
b[0] = 9
b[1].append(4)
print(a, b)
t = ([1], 2)
t[0].append(3)
print(t)
try:
    t[0] += [4]
except TypeError as error:
    print(error, t)
me = [1]
me.append(me)
print(me, me[1][1][0], me == me)
pair = [[], []]
pair[0].append(pair)
pair[1].append(pair)
print(pair)
d = {}
d["self"] = d
print(d, repr([d]))
x = y = []
x += [1]
print(y, x is y)
x = x + [2]
print(y, x is y)
