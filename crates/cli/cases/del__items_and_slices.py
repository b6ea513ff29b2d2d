# `del` on list items, slices with every kind of step, and dictionary keys.
items = list(range(12))
del items[0]
del items[-1]
print(items)
del items[2:4]
print(items)
del items[::2]
print(items)
del items[::-1]
print(items)
items = list(range(10))
del items[8:2:-3]
print(items)
del items[5:2]
print(items)
del items[100:]
print(items)
del items[:]
print(items)
table = {"a": 1, "b": 2, "c": 3, 4: "four", (1, 2): "pair"}
del table["b"], table[4]
print(table)
del table[1, 2]
print(table, len(table))
nested = {"list": [[1, 2], [3, 4]]}
del nested["list"][1][0]
print(nested)
table["b"] = "back at the end"
print(list(table))
