# What is in the youngest generation when a program begins, and what the compiler leaves there.
import gc

print(gc.get_count()[0] > 500)
gc.collect()
before = gc.get_count()[0]
kept = compile('def f(): pass', 'made', 'exec')
print(gc.get_count()[0] - before > 100)
