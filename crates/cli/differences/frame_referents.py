# A frame object refers to its code and namespace even while it runs.
import gc, sys
print([type(x).__name__ for x in gc.get_referents(sys._getframe())])
