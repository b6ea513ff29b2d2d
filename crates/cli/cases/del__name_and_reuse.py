# `del` removes a name; the name can be bound again, and its absence is a NameError.
x = [1, 2, 3]
print(x)
del x
try:
    print(x)
except NameError as error:
    print("NameError:", error)
x = "again"
print(x)
del x
try:
    del x
except NameError as error:
    print("NameError:", error)
a, b, c = 1, 2, 3
del a, c
print(b)
try:
    a
except NameError as error:
    print(error)
try:
    del b, b
except NameError as error:
    print("half done:", error)
