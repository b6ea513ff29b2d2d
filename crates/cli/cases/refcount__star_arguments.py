# Arguments that arrive in a tuple or a dict are held there.
import sys

x = []

def star(*args):
    return sys.getrefcount(args[0])

def keywords(**kw):
    return sys.getrefcount(kw["a"])

def mixed(first, *rest, last):
    return sys.getrefcount(first), sys.getrefcount(rest[0]), sys.getrefcount(last)

print(star(x), star([]), star(*[x]), star(*(x,)))
print(keywords(a=x), keywords(a=[]), keywords(**{"a": x}))
print(mixed(x, x, last=x), mixed([], [], last=[]))
arguments = [[], []]
print(sys.getrefcount(arguments[0]), star(*arguments))
print(sys.getrefcount(x))
