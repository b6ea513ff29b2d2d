# What happens to the loop when the list changes under it.
a = [1, 2, 3, 4, 5, 6]
for x in a:
    if x % 2 == 0:
        a.remove(x)
print(a)
a = [1, 1, 1, 2]
for x in a:
    if x == 1:
        a.remove(x)
print("skipped one:", a)
a = [1, 2, 3]
for x in a:
    if len(a) < 6:
        a.append(x * 10)
print(a)
a = [1, 2, 3, 4]
for x in a[:]:
    a.remove(x)
print(a)
a = list("abc")
for i, x in enumerate(a):
    a[i] = x * 2
print(a)
a = [1, 2, 3]
it = iter(a)
next(it)
a.clear()
print(list(it), a)
a.append(5)
print(list(it), "an exhausted iterator stays so")
a = [3, 1, 2]
a.sort(key=lambda x: -x)
print(a)
try:
    a.sort(key=lambda x: a.append(x) or x)
except ValueError as error:
    print(error, a)
