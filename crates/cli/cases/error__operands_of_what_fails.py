# When an operation or a call fails, in which order do its operands and arguments die?


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


class Failing(D):
    def __hash__(self):
        raise ValueError("no hash")

    def __add__(self, other):
        raise ValueError("no sum")

    def __getitem__(self, key):
        raise ValueError("no item")


def attempt(text, function):
    print(text)
    try:
        function()
    except (TypeError, ValueError) as error:
        print(error)


for C in (D, Failing):
    attempt("item", lambda: C("container")[C("key")])
    attempt("sum", lambda: C("left") + C("right"))
    attempt("list and another", lambda: [C("in the list")] + C("right"))
    attempt("comparison", lambda: C("left") < C("right"))
    attempt("dict", lambda: {C("key 1"): C("value 1"), C("key 2"): C("value 2")})
    attempt("call", lambda: C("callable")(C("argument"), k=C("named")))

# A name that no parameter has; too many arguments; too few; a positional-only parameter given by name.
attempt("unknown name", lambda: (lambda a: a)(D("a"), z=D("z")))
attempt("unknown names", lambda: (lambda *, a: a)(D("surplus"), y=D("y"), z=D("z")))
attempt("surplus", lambda: (lambda a, b: a)(D("a"), D("b"), D("c")))
attempt("surplus, names kept", lambda: (lambda a, **k: a)(D("a"), D("b"), z=D("z")))
attempt("missing", lambda: (lambda x, y, *r, **k: 1)(D("x"), k=D("k")))
attempt("twice", lambda: (lambda a, b: a)(D("a"), D("b"), b=D("again"), z=D("z")))
attempt("positional only", lambda: (lambda a, /: a)(*[D("one"), D("two")], **{"q": D("q"), "a": D("a")}))
