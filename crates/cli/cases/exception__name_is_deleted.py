# The name after `as` is deleted when its block ends.
error = "bound before"
try:
    raise ValueError(1)
except ValueError as error:
    print(repr(error))
try:
    print(error)
except NameError as e:
    print("NameError:", e)
try:
    raise ValueError(2)
except ValueError as error:
    del error
print("deleted by hand")
try:
    raise ValueError(3)
except ValueError as error:
    error = "rebound"
try:
    error
except NameError as e:
    print("NameError:", e)

def local():
    try:
        raise KeyError("k")
    except KeyError as e:
        pass
    return e

try:
    local()
except UnboundLocalError as problem:
    print(problem)
