# What CPython's C code takes for itself and keeps: a class's place among its base's subclasses, the set of objects that repr() is
# at, temporaries of powers.
import gc
import tracemalloc

STATEMENTS = ["class C: pass", "class D(C): pass", "class C: __slots__ = ('a', 'b')", "x = 2 ** 100", "x = complex(1234, 1)",
              "x = property(len)"]

space = {}
for statement in STATEMENTS:
    code = compile(statement, '<statement>', 'exec')
    gc.collect()
    gc.disable()
    tracemalloc.start()
    exec(code, space)
    print(f'{tracemalloc.get_traced_memory()[0]:6}  {statement}')
    tracemalloc.stop()
    gc.enable()
