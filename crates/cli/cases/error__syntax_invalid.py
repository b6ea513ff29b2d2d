# Not Python.
print("never printed")
x = = 1
