from string.templatelib import Template, Interpolation, convert
import string.templatelib as tl
name = "World"; w = 8
t = t"Hello {name}! {w:>{w}} {name!r} {name = } {w+1=:03}"
print(t); print(repr(t)); print(type(t), Template, Interpolation)
print(t.strings, t.values)
for i in t.interpolations: print(i.value, i.expression, i.conversion, i.format_spec, i)
print(list(t)); print(len(t.strings))
print(t + t"x{1}" , (t"a" + t"b").strings)
for other in ("s", 3):
    try: t + other
    except TypeError as e: print(e)
print(list(t""), t"".strings, t"".interpolations, list(t"abc"))
def html(t):
    out = []
    for p in t:
        match p:
            case str(): out.append(p)
            case Interpolation(value, expr, conv, spec): out.append(f"<{value}|{expr}|{conv}|{spec}>")
    return "".join(out)
print(html(t"a {name} b {w!s:>5}"))
print(Template("a", Interpolation(3, "x"), "b", "c", Interpolation(4)))
print(Template(), Template(Interpolation(1), Interpolation(2)).strings)
try: Template(3)
except TypeError as e: print(e)
try: Interpolation(3, "x", "q")
except ValueError as e: print(e)
try: Interpolation(3, "x", 5)
except TypeError as e: print(e)
try: Interpolation(3, 5)
except TypeError as e: print(e)
i = Interpolation(3, "x", "r", ">5")
print(i, Interpolation.__match_args__, i == i, i == Interpolation(3, "x", "r", ">5"))
try: i.value = 4
except AttributeError as e: print(e)
try: t.strings = 4
except AttributeError as e: print(e)
try:
    class X(Template): pass
except TypeError as e: print(e)
try:
    class X(Interpolation): pass
except TypeError as e: print(e)
print(convert("x", "r"), convert("x", "s"), convert("é", "a"), convert(3, None))
try: convert(1, "z")
except ValueError as e: print(e)
x = [1]
print(t"{x}".values[0] is x, rt"\n{x}\t".strings, tr'{x}{x!a}', T"{x}" )
print(t"{ {'a': 1}['a'] }" , t"{(lambda: 1)()}")
print(t"{x
 }".interpolations[0].expression)
print(t"""{
x  # comment
}""".interpolations)
import sys
print(sys.getsizeof(t""), sys.getsizeof(i), hash(i) == hash(i), bool(t""))
print(type(iter(t)), Template[int], Interpolation[int])
def f():
    y = 1
    return t"{y}{(lambda: y)()}", t"{undefined}"
try: f()
except NameError as e: print(e)
print([t"{z}".values for z in range(2)], f"{t'{1}'.values}", t"{f'{w}'}")
import copy
print(copy.copy(t).strings)
