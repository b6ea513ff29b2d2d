# A leaked cycle is found when enough newer objects were made, at the back-edge of a loop.
import gc
import weakref

class A:
    pass

gc.collect()
gc.set_threshold(100, 10, 10)
keep = []
leaked = A()
leaked.me = leaked
seen = weakref.ref(leaked)
del leaked
made = 0
while seen() is not None:
    keep.append(A())
    made += 1
print("made before the leak was found:", made)
gc.collect()
runs = []

def note(phase, info):
    if phase == "stop":
        runs.append(info["generation"])

gc.set_threshold(100, 3, 1000)
gc.callbacks.append(note)
keep = []
for i in range(2000):
    keep.append(A())
gc.callbacks.remove(note)
print("generations:", runs)
