# Deleting from a list while it is iterated skips items; a dict says so.
items = [1, 2, 3, 4, 5, 6]
for item in items:
    if item % 2:
        items.remove(item)
    print(item, items)
table = {"a": 1, "b": 2}
try:
    for key in table:
        del table[key]
except RuntimeError as error:
    print("RuntimeError:", error)
print(table)
try:
    for key in table:
        table["new" + key] = 1
except RuntimeError as error:
    print("RuntimeError:", error)
table = {"a": 1, "b": 2, "c": 3}
for key in list(table):
    del table[key]
print(table)
numbers = {1}
try:
    for n in numbers:
        numbers.add(n + 100)
except RuntimeError as error:
    print("RuntimeError:", error)
