# A weak reference to a bound method is dead at once; WeakMethod is not.
import weakref

class Counter:
    def __init__(self):
        self.n = 0

    def step(self):
        self.n += 1
        return self.n

c = Counter()
dead = weakref.ref(c.step)
print("plain ref:", dead())
method = weakref.WeakMethod(c.step)
print("WeakMethod:", method()(), method()(), c.n)
print(method() == c.step, method == weakref.WeakMethod(c.step), hash(method) == hash(weakref.WeakMethod(c.step)))
bound = c.step
same = weakref.ref(bound)
print("held:", same() is bound)
method = weakref.WeakMethod(c.step, lambda m: print("the object died"))
del bound
del c
print(method())
function_ref = weakref.ref(Counter.step)
print(function_ref() is Counter.step)
try:
    weakref.WeakMethod(Counter.step)
except TypeError as error:
    print(error)
