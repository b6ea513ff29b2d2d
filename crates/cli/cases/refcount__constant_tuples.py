# A tuple of the program's text is the same object as an equal tuple of names, or of constants, that some code has.
from sys import getrefcount


def parameter(x="x"):
    return x


def keyword(a, b=("a", "b")):
    return b


names = ("x",)
both = ("a", "b")
imported = ("getrefcount",)
constants = (1,)
unlike_all = ("w",)
free = ("q",)


def outer():
    q = 7

    def inner():
        return q

    return inner


def one():
    return 1


for name in ("names", "both", "imported", "constants", "unlike_all", "free"):
    print(name, getrefcount(globals()[name]))
print(getrefcount(parameter.__defaults__), getrefcount(keyword.__defaults__[0]))
print(eval("(lambda a: getrefcount(('a',)))(1)"))


def first():
    return getrefcount(6000.5)


def second():
    return getrefcount(6000.5)


print(first(), second(), first.__code__.co_consts is second.__code__.co_consts, getrefcount(first.__code__.co_consts))
try:
    "text".upper.missing, keyword.__get__(1).missing
except AttributeError as error:
    print(error, type(error.obj).__name__)
