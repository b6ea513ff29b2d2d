# A block without a body.
def f():
print("never printed")
