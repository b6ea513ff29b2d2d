# Enum members are made once.
from enum import Enum, Flag, IntEnum, auto
class Colour(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
print(Colour.RED, repr(Colour.GREEN), Colour(1) is Colour.RED, Colour["RED"].value, Colour.CRIMSON is Colour.RED, list(Colour))
for wrong in (lambda: Colour(9), lambda: Colour["BLUE"], lambda: Colour.BLUE, lambda: setattr(Colour, "RED", 5), lambda: Colour.RED < Colour.GREEN):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
class Level(IntEnum):
    LOW = auto()
    HIGH = auto()
print(Level.HIGH > Level.LOW, Level.HIGH + 1, sorted([Level.HIGH, Level.LOW]))
class Access(Flag):
    READ = auto()
    WRITE = auto()
rw = Access.READ | Access.WRITE
print(rw, Access.READ in rw, rw & Access.WRITE, ~Access.READ, bool(Access(0)))
print({Colour.RED: "r"}[Colour(1)], hash(Colour.RED) == hash(Colour.CRIMSON), Colour.RED.name)
