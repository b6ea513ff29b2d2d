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


@dataclass
class Words(list):
    language: str


class Meta(type):
    def __getattr__(cls, name):
        return f"meta {name}"


try:
    dataclass(Meta("Made", (Meta("Base", (), {}),), {}))
except AttributeError as error:
    print(error)
print(Words("en"), Words.__init__.__annotations__)
for cls in Slotted, Point, Plain:
    print(cls.__name__, cls.__doc__, [name for name in cls.__dict__ if "annot" in name])
print(Slotted.__init__.__annotations__, Point.__init__.__annotations__)
