def t(f):
    try: print(f())
    except TypeError as e: print(e)
t(lambda: hash({}.keys())); t(lambda: hash({1: 2}.items())); t(lambda: isinstance(hash({}.values()), int)); t(lambda: {{}.keys(): 1})
from collections.abc import Hashable
print(isinstance({}.keys(), Hashable), isinstance({}.items(), Hashable), isinstance({}.values(), Hashable))
print(hasattr((x for x in ()), '__await__'))
