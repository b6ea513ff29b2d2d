# __sizeof__ can be one's own, and can be wrong.
import sys

class Own:
    def __sizeof__(self):
        return 1000

class Slotted:
    __slots__ = ()

    def __sizeof__(self):
        return 1000

class Text:
    def __sizeof__(self):
        return "big"

class Negative:
    def __sizeof__(self):
        return -1

print(sys.getsizeof(Own()), sys.getsizeof(Slotted()), Own().__sizeof__())
for action in (lambda: sys.getsizeof(Text()), lambda: sys.getsizeof(Negative()), lambda: sys.getsizeof()):
    try:
        action()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(sys.getsizeof(Text(), "default"))
print([].__sizeof__(), {}.__sizeof__(), (1, 2).__sizeof__(), "abc".__sizeof__(), (5).__sizeof__(), Own.__sizeof__(Own()))
