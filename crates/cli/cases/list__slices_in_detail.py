# Slices read, assigned and deleted.
a = list(range(10))
print(a[2:5], a[:3], a[7:], a[-3:], a[::3], a[::-1], a[8:2:-2], a[20:], a[5:2])
a[2:5] = ["x"]
print(a)
a[1:1] = [10, 11]
print(a)
a[::2] = [0] * len(a[::2])
print(a)
del a[::3]
print(a)
a[len(a):] = [1, 2]
a[:0] = [9]
print(a)
for wrong in ("a[::2] = [1]", "a[0] = ", "a[::0]", "a['x']", "a[100]", "a[100] = 1", "del a[100]", "a[1:2] = 5", "a[1.5]"):
    try:
        exec(wrong)
    except (ValueError, SyntaxError, TypeError, IndexError) as error:
        print(type(error).__name__, error)
b = a
b[:] = []
print(a, a is b)
s = slice(1, None, 2)
print(s, [1, 2, 3, 4][s], s.indices(4), slice(-3, None).indices(10))
