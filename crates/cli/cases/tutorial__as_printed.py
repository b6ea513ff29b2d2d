# The tutorial's program with the import it forgot: the second `del` has nothing to delete.
import gc

my_list = [1, 3, 5, 54]
del my_list
del my_object
gc.collect()
