# The tutorial's program as its author meant it.
import gc
import sys

my_list = [1, 3, 5, 54]
print(sys.getsizeof(my_list), sys.getrefcount(my_list))
del my_list
gc.collect()

class MyObject:
    pass

my_object = MyObject()
my_object.me = my_object
del my_object
print("collected", gc.collect())
print("collected", gc.collect())
