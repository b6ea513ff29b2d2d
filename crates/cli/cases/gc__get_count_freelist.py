# A list or tuple that comes from the free list is not a new allocation.
import gc

gc.disable()
keep = [None] * 200
gc.collect()
start = gc.get_count()[0]
for i in range(100):
    keep[i] = [i]
made = gc.get_count()[0] - start
print("lists counted:", made)
for i in range(100):
    keep[i] = None
freed = gc.get_count()[0] - start
print("after freeing:", freed)
for i in range(100):
    keep[i] = [i]
print("made again:", gc.get_count()[0] - start)
for i in range(200):
    keep[i] = None
gc.collect()
start = gc.get_count()[0]
x = {}
print("one dict:", gc.get_count()[0] - start)
del x
x = {}
print("dict from the free list:", gc.get_count()[0] - start)
