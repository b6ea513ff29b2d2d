# Functions of gc, sys, weakref, math and others called wrongly.
import atexit, gc, math, sys, time, weakref

class A: pass
a = A()
for call in """gc.collect("a") ; gc.collect(3) ; gc.collect(-1) ; gc.collect(1, 2) ; gc.enable(1) ; gc.isenabled(1) ; gc.get_objects("a") ; gc.get_objects(generation=5) ; gc.set_threshold("a") ; gc.get_threshold(1) ; gc.set_debug() ; gc.freeze(1) ; gc.is_tracked() ; gc.is_tracked(1, 2) ; gc.is_finalized() ; gc.foo
sys.getsizeof() ; sys.getsizeof(1, 2, 3) ; sys.getrefcount() ; sys.getrefcount(1, 2) ; sys.setrecursionlimit() ; sys.setrecursionlimit("a") ; sys.setrecursionlimit(0) ; sys.setrecursionlimit(-5) ; sys.getrecursionlimit(1) ; sys.intern(1) ; sys.intern() ; sys._getframe("a") ; sys._getframe(1000) ; sys.exc_info(1) ; sys.exit(1, 2) ; sys.foo
weakref.ref() ; weakref.ref(1) ; weakref.ref([]) ; weakref.ref(a, 1, 2) ; weakref.ref(a)(1) ; weakref.proxy(1) ; weakref.proxy() ; weakref.getweakrefcount() ; weakref.getweakrefcount(1) ; weakref.getweakrefs(1) ; weakref.WeakSet(1) ; weakref.WeakSet([1]) ; weakref.WeakValueDictionary(1) ; weakref.finalize() ; weakref.finalize(a) ; weakref.finalize(1, print) ; weakref.WeakMethod(1) ; weakref.WeakKeyDictionary()[1] ; weakref.WeakValueDictionary()["a"]
math.sqrt() ; math.sqrt("a") ; math.sqrt(-1) ; math.log(0) ; math.log(-1) ; math.log() ; math.factorial(-1) ; math.factorial(1.5) ; math.floor("a") ; math.gcd(1.5) ; math.isqrt(-1) ; math.comb(1) ; math.comb(-1, 2) ; math.pow(0, -1) ; math.exp(1000) ; math.fmod(1, 0) ; math.sin("a") ; math.acos(2) ; math.hypot("a") ; math.prod(1) ; math.perm(1.5) ; math.dist([1], [1, 2]) ; math.copysign(1) ; math.ldexp(1, 1.5) ; math.foo
time.sleep() ; time.sleep(-1) ; time.sleep("a") ; time.time(1) ; time.foo ; atexit.register() ; atexit.register(1) ; atexit.unregister() ; atexit.foo""".replace("\n", " ; ").split(" ; "):
    try:
        print(call, "->", eval(call))
    except (Exception, SystemExit) as error:
        print(call, "->", type(error).__name__, error)
