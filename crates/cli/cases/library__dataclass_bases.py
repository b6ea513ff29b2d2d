# What a dataclass reads of its bases while it is made.
from dataclasses import dataclass


class Plain:
    pass


@dataclass
class Point(Plain):
    x: int
    y: int = 0


@dataclass(slots=True)
class Slotted(Plain):
    x: int


for cls in Slotted, Point, Plain:
    print(cls.__name__, cls.__doc__, [name for name in cls.__dict__ if "annot" in name])
print(Slotted.__init__.__annotations__, Point.__init__.__annotations__)
