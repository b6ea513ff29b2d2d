# An uncaught KeyError shows the key's repr.
table = {"a": 1}
print(table.get("b"), table.pop("c", "none"))
try:
    table.pop("c")
except KeyError as error:
    print(error, error.args)
try:
    {}.popitem()
except KeyError as error:
    print(error)
table[("a", 1)]
