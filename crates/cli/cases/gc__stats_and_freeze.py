# The running totals of collections, and objects frozen out of them.
import gc

class A:
    pass

def cycle():
    a = A()
    a.me = a

gc.collect()
gc.disable()
before = gc.get_stats()
print(len(before), list(before[0]))
cycle()
cycle()
gc.collect()
cycle()
gc.collect(0)
after = gc.get_stats()
for b, a in zip(before, after):
    print({key: a[key] - b[key] for key in list(a)[:3]})
keep = [A() for i in range(3)]
frozen_cycle = A()
frozen_cycle.me = frozen_cycle
print(gc.get_freeze_count())
gc.freeze()
print(gc.get_freeze_count() > 5, gc.get_count()[1:])
del frozen_cycle
print("frozen garbage:", gc.collect())
gc.unfreeze()
print(gc.get_freeze_count(), "thawed garbage:", gc.collect())
