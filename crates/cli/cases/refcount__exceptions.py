# The name after `as`, and the exception's own arguments.
import sys

marker = []
try:
    raise ValueError(marker)
except ValueError as error:
    print("error", sys.getrefcount(error))
    print("marker", sys.getrefcount(marker))
    kept = error
    print("kept", sys.getrefcount(error))
print("after", sys.getrefcount(kept), sys.getrefcount(marker))

def local():
    try:
        raise KeyError(1)
    except KeyError as error:
        return sys.getrefcount(error)

print("local", local())
del kept
print("marker", sys.getrefcount(marker))
