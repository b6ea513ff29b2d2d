# Recursion through the machine's own code (a key function, __repr__, ...) ends earlier.
class Deep:
    def __init__(self, depth):
        self.depth = depth
    def __repr__(self):
        return "." if self.depth == 0 else repr(Deep(self.depth - 1)) + "."
try:
    print(len(repr(Deep(150))))
except RecursionError as error:
    print(type(error).__name__, error)
