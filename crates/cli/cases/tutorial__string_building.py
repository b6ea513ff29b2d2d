# Adding to a string makes a new one; a list of parts does not.
import sys

s = "start"
identity = id(s)
s = s + " more"
print("another object:", id(s) != identity)

def concat(n):
    text = ""
    for i in range(n):
        text += str(i)
    return text

def join(n):
    parts = []
    for i in range(n):
        parts.append(str(i))
    return "".join(parts)

print(concat(20) == join(20), len(concat(200)))
print([sys.getsizeof("x" * n) for n in (0, 1, 2, 10, 100)])
print([sys.getsizeof("é" * n) for n in (1, 2, 10)])
print([sys.getsizeof("€" * n) for n in (1, 2, 10)])
print([sys.getsizeof("🐍" * n) for n in (1, 2, 10)])
mixed = "a" * 100
print("one wide character makes all wide:", sys.getsizeof(mixed), sys.getsizeof(mixed + "é"), sys.getsizeof(mixed + "🐍"))
part = mixed[10:20]
print("a slice is a copy:", part == "a" * 10, sys.getsizeof(part))
whole = mixed[:]
print("the whole slice is not:", whole is mixed)
print("replace without a hit:", mixed.replace("z", "y") is mixed, "strip:", mixed.strip() is mixed)
print("upper:", mixed.upper() is mixed, "format:", f"{mixed}" is mixed, str(mixed) is mixed)
