# An error in __del__ is told on stderr; the program goes on.
class Broken:
    def __del__(self):
        print("about to fail")
        raise ValueError("in __del__")

b = Broken()
del b
print("the program goes on")
