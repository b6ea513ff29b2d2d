# A delete target that cannot be one: nothing of the program runs.
print("never printed")
del 1 + 2
