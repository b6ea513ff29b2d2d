# A bracket without its end.
print("never printed")
x = (1, 2
y = 3
