# sys.getrefcount in everyday situations.
import sys

def count(x):
    return sys.getrefcount(x)

value = object()
base = sys.getrefcount(value)
items = [value, value, value]
print("three in a list:", sys.getrefcount(value) - base)
pair = (value, items)
print("and a tuple:", sys.getrefcount(value) - base)
table = {value: value}
print("key and value:", sys.getrefcount(value) - base)
print("as an argument:", count(value) - base)
del items[0]
print("one less:", sys.getrefcount(value) - base)
items.clear()
del pair, table
print("all gone:", sys.getrefcount(value) - base)

class Holder:
    shared = value
    def __init__(self):
        self.own = value

print("class attribute:", sys.getrefcount(value) - base)
holders = [Holder() for _ in range(10)]
print("ten instances:", sys.getrefcount(value) - base)
del holders
func = lambda: value
print("a global name is no reference of the function:", sys.getrefcount(value) - base)
default = lambda x=value: x
print("a default is:", sys.getrefcount(value) - base)
for item in [value]:
    print("loop variable and list:", sys.getrefcount(value) - base)
