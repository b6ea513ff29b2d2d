# Two names, one list: which statements change both.
a = [1, 2, 3]
b = a
b += [4]
print(a)
b = b + [5]
print(a, b)
a[:] = a[::-1]
print(a)
c = a
a = []
print(c, a)
def clear_wrong(items):
    items = []
def clear_right(items):
    items.clear()
clear_wrong(c)
print(c)
clear_right(c)
print(c)
