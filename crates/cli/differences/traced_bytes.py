# What is on the way in C code and not here, or the other way round: a builtin's text, a class's own weak
# reference, library code that is C or other Python.
import collections
import copy
import gc
import tracemalloc
import weakref

SETUP = "class P: pass\nimport collections, copy, weakref"
STATEMENTS = ["x = property(len)", "x = weakref.ref(P)", "x = copy.copy([1, 2])",
              "x = collections.defaultdict(list); x[1]", "x = list(zip([1000, 2000], 'ab'))"]

for statement in STATEMENTS:
    space = {}
    exec(SETUP, space)
    code = compile(statement, '<statement>', 'exec')
    gc.collect()
    gc.disable()
    tracemalloc.start()
    exec(code, space)
    print(f'{tracemalloc.get_traced_memory()[0]:6}  {statement}')
    tracemalloc.stop()
    gc.enable()
