# Immortal objects do not count: their number is fixed.
import sys

for value in (None, True, False, 0, 256, -5, "", (), b"", ..., "a"):
    print(repr(value), sys.getrefcount(value))
print(sys.getrefcount(int), sys.getrefcount(object), sys.getrefcount(type))
many = [None] * 100
print(sys.getrefcount(None))
big = int("257")
other = int("257")
print(sys.getrefcount(big), sys.getrefcount(other), big is other)
small = int("256")
print(small is 256 + 0, sys.getrefcount(small))
