# Which strings and ints are one object, and which are only equal.
import sys

a = "hello"
b = "hello"
print("literals:", a is b)
c = "".join(["hel", "lo"])
print("made while running:", a is c, a == c, sys.intern(c) is a)
d = "hello world!"
e = "hello world!"
print("same code, same constant:", d is e)
f = "hel" + "lo"
print("folded by the compiler:", f is a)
print("one character:", "abc"[1] is "b", chr(98) is "abcb"[3])
print("empty:", "" is "abc"[3:], () is tuple([]))

x, y = 256, int("256")
print(x is y)
x, y = 257, int("257")
print(x is y, x == y)
print(-5 is int("-5") if False else int("-5") is (0 - 5), int("-6") is (0 - 6))
n = 1000
m = n
n += 0
print("n += 0:", n is m)
keys = [key for key in {"spam": 1}]
print("a key is the literal:", keys[0] is "spam" if False else keys[0] is sys.intern("spam"))

class Point:
    def __init__(self, x):
        self.attribute_name = x

print([k for k in Point(1).__dict__][0] is sys.intern("attribute_name"))
print(True is (1 == 1), None is print(end=""))
