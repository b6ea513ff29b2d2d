# A program that is small begins without a collection: its tuples are still tracked.
import gc

pair = (1, 2)
nested = (1, (2, 3))
print(gc.is_tracked(pair), gc.is_tracked(nested), gc.is_tracked(nested[1]))
print([sum(it is nested for it in gc.get_objects(generation)) for generation in range(3)])
print(gc.collect(0))
print(gc.is_tracked(pair), gc.is_tracked(nested), gc.is_tracked(nested[1]))
