# The tutorial's program exactly as it was printed: the first failure is the name that never was.
my_list = [1, 3, 5, 54]
del my_list
gc.collect()
