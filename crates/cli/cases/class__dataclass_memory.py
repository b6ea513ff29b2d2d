# dataclasses: fields, defaults, slots, frozen.
from dataclasses import dataclass, field, asdict, replace
import sys
@dataclass
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)
p, q = Point(1), Point(1)
p.tags.append("t")
print(p, q, p == q, p.tags is q.tags)
print(asdict(p), replace(p, x=5), replace(p, x=5).tags is p.tags)
@dataclass(frozen=True, slots=True)
class Fixed:
    a: int
    b: str = "b"
f = Fixed(1)
try:
    f.a = 2
except Exception as error:
    print(type(error).__name__, error)
print(hash(f) == hash(Fixed(1)), hasattr(f, "__dict__"), sys.getsizeof(f))
for wrong in (lambda: Point(), lambda: Point(1, 2, 3, 4), lambda: Fixed(c=1)):
    try:
        wrong()
    except TypeError as error:
        print(error)
try:
    @dataclass
    class Bad:
        items: list = []
except ValueError as error:
    print(error)
