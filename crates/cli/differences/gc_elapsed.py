# With DEBUG_STATS the collector says how long it took: never any time here.
import gc
gc.collect()
many = [[] for i in range(200000)]
gc.set_debug(gc.DEBUG_STATS)
gc.collect()
gc.set_debug(0)
