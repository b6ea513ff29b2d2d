# Built-in functions called wrongly.
calls = """len() len(1, 2) len(x=1) abs() abs("a") chr() chr("a") chr(-1) ord("") ord(5) hex("a") bin(1.5) oct(None) round("a") round(1, "x") pow(1) pow("a", 2) pow(2, -1, 0)
divmod(1) divmod(1, 0) sum() sum(1) sum(["a"]) sum([1], "a") min() min(1) min([]) max(1, "a") max([], default=0, key=1) sorted() sorted(1) reversed(1) enumerate() enumerate(1) zip(1)
map() map(len) map(1, [1]) filter(None) list(filter(1, [1])) any() any(1) all(1, 2) iter() iter(1) iter(1, 2) next() next(1) next([], 1) range() range("a") range(1, 2, 0) range(1, 2, 3, 4) slice()
isinstance(1) isinstance(1, 1) isinstance(1, (int, 1)) issubclass(1, int) issubclass(int, 1) callable() id() id(1, 2) hash([]) hash() repr() ascii() format() format(1, 1) print(sep=1) print(end=1) print(x=1)
getattr(1) getattr(1, 2) getattr(1, "x") setattr(1, "x") setattr(1, 2, 3) setattr(1, "x", 2) delattr(1, "x") hasattr(1) hasattr(1, 2) vars(1) vars(1, 2) dir(1, 2) input(1, 2) type() type(1, 2) type("A", 1, {}) type("A", (), 1) super(1) super(1, 2)
int("x") int("1", 99) int(1, 2) int([]) int("1", base="a") float("x") float([]) complex("x") complex("1", 2) bool(1, 2) str(1, 2) str(b"a", "utf-8", 1, 2) bytes("a") bytes(-1) bytes([256]) bytearray("a") list(1) tuple(1) dict(1) dict([1]) set(1) frozenset(1, 2) object(1) property(1, 2, 3, 4, 5) staticmethod() classmethod() memoryview(1) eval(1) exec(1) compile("x") globals(1) locals(1) __import__()"""
for call in calls.split("\n"):
    depth, part = 0, ""
    for c in call + " ":
        depth += c in "([{"
        depth -= c in ")]}"
        if c == " " and depth == 0:
            try:
                print(part, "->", type(eval(part)).__name__)
            except Exception as error:
                print(part, "->", type(error).__name__, error)
            part = ""
        else:
            part += c
