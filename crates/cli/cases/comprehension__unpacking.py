# A star in a comprehension: all that is in the element becomes part of what is made, from 3.15 on.
import sys

b = [[1, 2], (), "ab"]
names = {"b": b, "print": print, "dicts": [{1: 2}, {}, {1: 3}]}
for text in (
    "print([*a for a in b])",
    "print(len({*a for a in b}))",
    "print({**d for d in dicts})",
    "print(list((*a for a in b)))",
    "print([*x for a in b if a for x in a if isinstance(x, str)])",
    "print(max((*a for a in [[1], [3, 2]])))",
    "g = (*a for a in b); print(next(g), next(g), next(g))",
    "[*a for a in [1]]",
    "{**d for d in [1]}",
    "(*a for a in [1]).__next__()",
    "{**a: 1 for a in b}",
    "[*a, b for a in b]",
):
    try:
        exec(text, names)
    except SyntaxError as error:
        print(error.msg, error.offset, error.end_offset) if "**a" not in text else print("SyntaxError")
    except TypeError as error:
        print(error)

names["counts"] = sys.getrefcount
names["one"] = one = object()
try:
    exec("print([*[one, one] for _ in range(2)][0] is one)", names)
except SyntaxError:
    print("no")
del names
print(sys.getrefcount(one))
