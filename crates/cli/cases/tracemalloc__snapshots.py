# What tracemalloc's snapshots tell: which line holds how much, and what has changed since.
import tracemalloc

print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory(), tracemalloc.get_traceback_limit())
try:
    tracemalloc.take_snapshot()
except RuntimeError as error:
    print(error)
before = bytearray(50_000)
tracemalloc.start()
kept = bytearray(200_000)
del before
current, peak = tracemalloc.get_traced_memory()
print(200_000 < current < 205_000, peak >= current)
first = tracemalloc.take_snapshot()
top = first.statistics("lineno")[0]
print(top.traceback[0].lineno, 200_000 < top.size < 201_000, top.count >= 2)
names = [str(number) * 20 for number in range(500)]
second = tracemalloc.take_snapshot()
change = second.compare_to(first, "lineno")[0]
print(change.traceback[0].lineno, change.size_diff > 40_000, 498 < change.count_diff < 505, change.size == change.size_diff)
del kept
third = tracemalloc.take_snapshot()
gone = min(third.compare_to(second, "lineno"), key=lambda one: one.size_diff)
print(gone.traceback[0].lineno, gone.size_diff < -200_000, gone.count_diff)
here = third.filter_traces([tracemalloc.Filter(True, "*", 18)])
print(sum(trace.size for trace in here.traces) > 40_000, {trace.traceback[0].lineno for trace in here.traces})
place = tracemalloc.get_object_traceback(names[7])
print(place[0].lineno, len(place), str(place).endswith(":18"))
tracemalloc.clear_traces()
print(tracemalloc.get_traced_memory()[0] < 5_000, tracemalloc.get_object_traceback(names[7]))
for wrong in (lambda: third.statistics("colour"), lambda: tracemalloc.start(0), lambda: third.filter_traces(3)):
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
tracemalloc.stop()
print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory())
fake = tracemalloc.Statistic(tracemalloc.Traceback((("a.py", 3),)), 5_000_000, 3)
print(fake, repr(fake))
print(tracemalloc.StatisticDiff(fake.traceback, 2048, -100, 2, -1))
