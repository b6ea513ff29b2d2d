# tracemalloc's sums and resource's figures, as far as they do not depend on the allocator's moments.
import resource
import tracemalloc


def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)


print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory(), tracemalloc.get_object_traceback(object()), tracemalloc.get_traceback_limit())
t(tracemalloc.take_snapshot)
t(lambda: tracemalloc.start(0))
t(lambda: tracemalloc.start("a"))
t(tracemalloc.reset_peak)
t(tracemalloc.clear_traces)
tracemalloc.start(3)
tracemalloc.start()
print(tracemalloc.is_tracing(), tracemalloc.get_traceback_limit())
before, _ = tracemalloc.get_traced_memory()
block = bytearray(100_000)
now, peak = tracemalloc.get_traced_memory()
print(now - before >= 100_000, now - before < 102_000, peak >= now)
del block
later, peak = tracemalloc.get_traced_memory()
print(later - before < 2_000, peak >= now)
tracemalloc.reset_peak()
later, peak = tracemalloc.get_traced_memory()
print(peak - later < 2_000)
numbers = [float(i) for i in range(1000)]
now, _ = tracemalloc.get_traced_memory()
print(31_000 < now - later < 36_000)
del numbers
tracemalloc.clear_traces()
now, peak = tracemalloc.get_traced_memory()
print(now < 2_000, peak < 4_000)
tracemalloc.stop()
print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory())
first = resource.getrusage(resource.RUSAGE_SELF)
large = bytearray(200_000_000)
large[::4096] = b"x" * len(large[::4096])
second = resource.getrusage(resource.RUSAGE_SELF)
print(type(first), len(first), first.ru_maxrss == first[2], second.ru_maxrss - first.ru_maxrss > 150_000)
del large
third = resource.getrusage(resource.RUSAGE_SELF)
print(third.ru_maxrss >= second.ru_maxrss, resource.getpagesize(), resource.error is OSError)
t(lambda: resource.getrusage(99))
