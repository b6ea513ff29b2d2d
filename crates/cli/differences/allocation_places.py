# tracemalloc has sums, but not the places where memory was taken; what was there before start() counts when it is freed.
import tracemalloc

before = bytearray(100_000)
tracemalloc.start()
kept = bytearray(200_000)
del before
print(tracemalloc.get_traced_memory()[0] > 150_000)
print(tracemalloc.get_object_traceback(kept) is None)
try:
    print(len(tracemalloc.take_snapshot().traces) > 0)
except NotImplementedError as error:
    print(error)
