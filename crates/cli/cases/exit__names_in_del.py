# During the exit a __del__ still sees the globals and the builtins.
import gc

LIMIT = 10

def helper(x):
    return x + LIMIT

class D:
    def __del__(self):
        print("del sees", helper(5), len([1, 2]), LIMIT, gc is not None, other is not None, __name__)

d = D()
other = [1]
print("end")
