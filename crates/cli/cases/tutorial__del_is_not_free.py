# `del` removes one name: the object stays while another holds it.
import sys

class Big:
    def __del__(self):
        print("the memory is free now")

first = Big()
second = first
cache = [first]
print(sys.getrefcount(first))
del first
print("one name less", sys.getrefcount(second))
del second
print("only the cache is left", sys.getrefcount(cache[0]))
cache.clear()
print("end")
