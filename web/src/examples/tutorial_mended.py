# Look at Freed: the list goes at `del`, at once.
# The collector finds nothing left to do.
import gc
data = [1, 2, 3, 4]
print("before:", data)
del data
print("collected:", gc.collect())
