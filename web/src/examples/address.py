# id() is an address. A freed block is used again
# at once: the next object of that size lands there.
first = [1, 2, 3]
where = id(first)
del first

second = ["a", "b"]
print("same address:", id(second) == where)
