# Sizes of numbers, strings, bytes, and the small fixed things.
import sys

for value in (0, 1, -1, 2**30 - 1, 2**30, 2**60 - 1, 2**60, 10**100, True, 1.5, None, ..., NotImplemented, object()):
    print(sys.getsizeof(value), end=" ")
print()
for text in ("", "a", "abc", "a" * 100, "\xe9", "\xe9\xe9", "caf\xe9", "\u20ac", "\u20ac10", "\U0001f40d", "a\U0001f40d"):
    print(sys.getsizeof(text), end=" ")
print()
for data in (b"", b"a", b"abc", b"\x00" * 100):
    print(sys.getsizeof(data), end=" ")
print()
print(sys.getsizeof(range(3)), sys.getsizeof(range(10**20)), sys.getsizeof(slice(1, 2)), sys.getsizeof(len))
print(sys.getsizeof(int), sys.getsizeof(list), sys.getsizeof(type), sys.getsizeof(object))
