# The callback gets the dead reference; what it can and cannot do.
import weakref

class Target:
    pass

log = []
t = Target()
r = weakref.ref(t, log.append)
print(log, r() is t)
del t
print(log == [r], log[0]())
t = Target()
r = weakref.ref(t, lambda _: print("never: the reference died first"))
del r
del t
print("silent")
t = Target()
refs = [weakref.ref(t, lambda _, n=n: print("callback", n)) for n in range(3)]
del t
print("newest first")
t = Target()
t.name = "x"
r = weakref.ref(t, lambda ref: print("target is", ref()))
t.self = t
t = None
import gc
print("cycle:", gc.collect() > 0)
def chain(ref):
    print("chain")
    second.pop()
second = [Target()]
watch = weakref.ref(second[0], lambda _: print("second died too"))
first = Target()
r = weakref.ref(first, chain)
first = None
print(second)
