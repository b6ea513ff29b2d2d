# The count of the young generation rises with each tracked allocation and falls with each free.
import gc

class A:
    pass

gc.disable()
keep = [None] * 100
gc.collect()
print(gc.get_count())
before = gc.get_count()[0]
for i in range(50):
    keep[i] = A()
print("50 instances:", gc.get_count()[0] - before)
before = gc.get_count()[0]
for i in range(50):
    keep[i] = None
print("50 freed:", gc.get_count()[0] - before)
before = gc.get_count()[0]
for i in range(50):
    keep[i] = i * 1000
print("50 ints:", gc.get_count()[0] - before)
gc.collect()
print(gc.get_count())
gc.collect(0)
gc.collect(0)
print(gc.get_count()[1:])
gc.collect(1)
print(gc.get_count()[1:])
gc.collect(2)
print(gc.get_count())
