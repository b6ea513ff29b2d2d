# When a function returns, its locals die in the order in which they stand.
class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)

def function(argument):
    first = Noisy("first")
    second = Noisy("second")
    third = first
    print("returning")

function(Noisy("argument"))
print("--")

def reassign():
    value = Noisy("old")
    value = Noisy("new")
    print("reassigned")
    value = None
    print("set to None")

reassign()
print("--")

def returns():
    kept, lost = Noisy("kept"), Noisy("lost")
    return kept

result = returns()
print("got", result.name)
del result
print("--")

def nested():
    outer = Noisy("outer")
    def inner():
        local = Noisy("inner")
    inner()
    print("inner done")

nested()
Noisy("temporary")
print("temporary done")
_ = [Noisy(str(i)) for i in range(3)]
_ = None
(Noisy("x"), Noisy("y"))
print("end")
