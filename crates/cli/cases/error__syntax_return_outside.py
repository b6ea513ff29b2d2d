# `return` belongs in a function.
print("never printed")
return 5
