# What the namespaces of builtin types hold, and how it says what it is.
import gc
import sys

for thing in (
    int.__add__, str.join, list.append, dict.__contains__, int.__dict__["real"], slice.start,
    dict.__dict__["fromkeys"], (1).__add__.__name__, int.__add__.__objclass__, True.__add__.__objclass__, list.append.__qualname__,
    [].append.__qualname__, len.__self__, len.__module__, [].append.__module__, int.real.__objclass__, dict.fromkeys.__qualname__,
):  # fmt: skip
    print(type(thing).__name__, thing)
for bound in ([].__len__, [].append, (1).__add__, len, dict.fromkeys, object.__new__, str.maketrans, (lambda: 0).__call__):
    print(type(bound).__name__, str(bound).partition(" at 0x")[0], sys.getsizeof(bound))
print(int.__add__.__get__(1)(3), int.real.__get__(5), "ab".upper.__self__, list.append == list.append)


def say(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


def set_module():
    int.__module__ = "x"


def set_name():
    list.append.__name__ = "x"


for call in (
    lambda: int.__add__("a", 1), lambda: int.__add__(), lambda: (1).__add__(), lambda: [].__len__(1), lambda: list.__len__(),
    lambda: str.upper(), lambda: str.upper(1), lambda: [].__setitem__(1), lambda: int.real.__get__("a"), set_module, set_name,
    lambda: bool(NotImplemented), lambda: {}.keys().__hash__, lambda: hash({}.keys()), lambda: object().__doc__ is None,
):  # fmt: skip
    say(call)

print((-5).__abs__(), (7).__divmod__(2), (2).__rdivmod__(7), (-1.5).__abs__(), range(3).__bool__(), None.__bool__())
for iterator in (iter("abc"), iter("äbc"), iter(b"a"), iter(bytearray()), reversed({}), reversed({}.items()), reversed([1, 2])):
    print(type(iterator).__name__, iterator.__length_hint__())
print(len.__text_signature__, int.__add__.__text_signature__, list.append.__text_signature__, dict.__text_signature__)


class Plain:
    pass


class Slotted:
    __slots__ = ("x", "y")


class Number(int):
    pass


class Items(list):
    pass


class Wrong(Exception):
    pass


for kind in (object, type, int, list, dict, str, bytes, tuple, set, Exception, OSError, Plain, Slotted, Number, Items, Wrong):
    print(kind.__name__, kind.__basicsize__, kind.__itemsize__, kind.__dictoffset__, kind.__weakrefoffset__, hex(kind.__flags__))
print(Slotted.x, type(Slotted.x).__name__, Slotted.x.__objclass__, Plain.__dict__["__dict__"].__name__)
print(property(lambda self: 1).__name__, staticmethod(len).__name__, super(Number, Number()).__thisclass__)
print(type.__or__(int, str), type.__module__, type.__qualname__)
