# The count an object sees of itself while it dies.
import sys

class D:
    def __init__(self, held):
        self.held = held

    def __del__(self):
        print("self", sys.getrefcount(self), "held", sys.getrefcount(self.held))

x = []
d = D(x)
del d
print(sys.getrefcount(x))
D(x)
print(sys.getrefcount(x))
D([])
