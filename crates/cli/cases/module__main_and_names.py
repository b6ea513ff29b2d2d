# What a program's own module has in it.
import sys
print(__name__, __doc__, [n for n in dir() if not n.startswith("__")])
main = sys.modules["__main__"]
main.added = 5
print(added, globals()["added"], vars(main) is globals())
globals()["computed"] = added * 2
print(computed)
del main.added
try:
    added
except NameError as error:
    print(error)
def f():
    return sorted(locals()), len(globals()) == len(vars(main))
print(f(), __builtins__.len is len, __spec__)
