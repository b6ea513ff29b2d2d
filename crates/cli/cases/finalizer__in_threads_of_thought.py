# An exception in __del__ cannot be caught around del.
class Angry:
    def __init__(self, word):
        self.word = word

    def __del__(self):
        raise RuntimeError(self.word)

try:
    a = Angry("first")
    del a
    print("nothing was raised here")
except RuntimeError:
    print("never")

def function():
    a = Angry("second")
    return "value"

print(function())
things = [Angry("third"), Angry("fourth")]
things.clear()
print(len(things))
try:
    a = Angry("fifth")
    raise KeyError("real")
except KeyError as error:
    a = None
    print("caught", error, error.__context__)
