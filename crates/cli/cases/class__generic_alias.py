a = list[int]
print(a, type(a), a.__origin__, a.__args__, a([1, 2]), a == list[int], hash(a) == hash(list[int]))
print(dict[str, list[int]], tuple[int, ...], tuple[()], set[None])
print(int | str, int | None, type(int | str), (int | str).__args__, int | int)
print(isinstance(3, int | None), isinstance(None, int | None), isinstance("", int | None), issubclass(bool, int | str))
print(list[int] | None, None | list[int], (int | str) | float, int | str == str | int)
class C(list[int]): pass
print(C.__mro__, C.__orig_bases__)
for bad in ["isinstance([], list[int])", "int | 3"]:
    try:
        if bad.startswith("isi"): isinstance([], list[int])
        else: int | 3
    except TypeError as e: print(e)
print({int | str: 1}, a.append is list.append, list[int].__name__)
try: list[int][str]
except TypeError as e: print(e)
def f(x: int | None, y: list[str]) -> dict[str, int]: return x
print(f(1, []))
