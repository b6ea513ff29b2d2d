# __format__, __str__ and __repr__, nested fields.
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Point({self.x!r}, {self.y!r})"

    def __str__(self):
        return f"({self.x}, {self.y})"

    def __format__(self, spec):
        print("spec", repr(spec))
        return str(self) if not spec else f"{self.x:{spec}};{self.y:{spec}}"

p = Point(1, 2.5)
print(f"{p} {p!r} {p!s} {p:.2f}", "{0.x} {0.y:>6}".format(p), [p], {"k": p})
width, precision = 10, 3
print(f"{3.14159:{width}.{precision}}|{'ab':^{width}}|{42:#x}|{42:08b}|{-5:+d}|{1e10:g}|{True:d}|{None!s:>6}")
value = 5
print(f"{value=} {value = } {value*2=:>5} {'a' 'b'=}")
print(f"{'nested ' + f'{value}'} {{literal}} {value:{'>'}{4}}")
for wrong in (lambda: f"{p:{None}}" and f"{5:zz}", lambda: f"{'a':d}", lambda: f"{1.5:d}", lambda: f"{[]:5}", lambda: "{!x}".format(1), lambda: "{".format(), lambda: "{0[a]}".format({}), lambda: format(5, 5), lambda: "{1}".format(0), lambda: f"{5:,_}"):
    try:
        print(wrong())
    except (ValueError, TypeError, IndexError, KeyError) as error:
        print(type(error).__name__, error)
class NoRepr:
    def __repr__(self): return 5
try:
    repr(NoRepr())
except TypeError as error:
    print(error)
