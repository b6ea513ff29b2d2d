# Many containers made and kept start a collection by themselves.
import gc
runs = []
gc.callbacks.append(lambda phase, info: runs.append(info["generation"]) if phase == "stop" else None)
gc.collect()
runs.clear()
keep = [[] for _ in range(5000)]
print(len(runs) > 0, set(runs) <= {0, 1, 2})
runs.clear()
for _ in range(5000):
    []
print("made and dropped at once:", runs)
gc.disable()
more = [[] for _ in range(5000)]
print("disabled:", runs)
gc.callbacks.clear()
