# What exec and eval are given is held while it runs, and its literals with it; code that was compiled before is not.
from sys import getrefcount
print(eval("getrefcount(1234.5)"), eval("getrefcount('some text')"), eval("(lambda: getrefcount(12345.5))()"))
exec("x=12345.25\nprint(getrefcount(x))")
print(eval(compile("getrefcount(123467.5)","","eval")))
print(eval("getrefcount((1,2))"), eval("getrefcount(('a','b'))"), eval("(lambda a: getrefcount(('a',)))(1)"), eval("(lambda a: getrefcount(('b',)))(1)"))
exec("def f(a): return getrefcount(('a',))\nprint(f(1))\nx=('a',)\nprint(getrefcount(x))")


def later():
    exec("def g(): return getrefcount(54321.5)", globals())
    return g()


print(later(), eval("[getrefcount(777.25), eval('getrefcount(777.25)')]"))
exec("generator = (getrefcount(888.5) for _ in range(2))\nprint(next(generator))")
print(next(generator))
