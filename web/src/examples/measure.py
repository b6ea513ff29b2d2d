# Does calling the collector make a program faster?
# Measure it: the same work with and without.
import gc
import time

def work(collect):
    start = time.perf_counter()
    for turn in range(200):
        pair = [[], []]
        pair[0].append(pair[1])
        if collect:
            gc.collect()
    return time.perf_counter() - start

without = work(False)
with_it = work(True)
print("without:", without)
print("with gc.collect():", with_it)
