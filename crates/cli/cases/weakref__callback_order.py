# Callbacks run newest first, after __del__, and see a dead reference.
import weakref

class A:
    def __del__(self):
        print("__del__", r1() is not None)

def callback(name):
    def run(ref):
        print("callback", name, ref(), r1())
    return run

a = A()
r1 = weakref.ref(a, callback("first"))
r2 = weakref.ref(a, callback("second"))
r3 = weakref.ref(a, callback("third"))
plain = weakref.ref(a)
print([r is plain for r in weakref.getweakrefs(a)])
del r2
print("deleting")
del a
print("end")
