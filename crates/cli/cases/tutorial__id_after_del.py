# The address of what is gone says nothing.
class Thing:
    pass
seen = {}
t = Thing()
seen[id(t)] = "first"
print(id(t) in seen)
u = t
del t
print(id(u) in seen, "another name of the same object")
keep = [Thing() for _ in range(3)]
print(len({id(k) for k in keep}), "three alive at once, three addresses")
print(all(id(k) not in seen for k in keep))
