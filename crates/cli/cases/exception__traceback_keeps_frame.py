# A kept exception keeps its traceback, the traceback its frames, the frames their locals.
class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("freed", self.name)

def inner():
    a = D("inner a")
    b = D("inner b")
    raise ValueError("deep")

def outer():
    c = D("outer c")
    inner()

kept = None
try:
    outer()
except ValueError as error:
    print("caught", error)
    kept = error
print("kept")
print(kept.__traceback__.tb_next.tb_next.tb_next)
kept.__traceback__ = None
print("traceback dropped")
try:
    outer()
except ValueError:
    print("caught, not kept")
print("after the except")
try:
    outer()
except ValueError as error:
    saved = error.with_traceback(None)
print("end", saved)
