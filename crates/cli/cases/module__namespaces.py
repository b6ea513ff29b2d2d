# Modules are objects too: names, reload of names, sys.modules.
import math
import math as m
import sys
from math import pi, sqrt as root

print(math is m, pi == math.pi, root(16), math.__name__, sys.modules["math"] is math)
math.answer = 42
print(m.answer, "answer" in dir(math))
del math.answer
print(hasattr(math, "answer"), type(math).__name__)
try:
    math.answer
except AttributeError as error:
    print(error)
for text in ("import no_such_module", "from math import no_such_name", "import math.sub", "from . import x", "from no.such import y", "import math as 5"):
    try:
        exec(text)
    except (ImportError, SyntaxError) as error:
        print(type(error).__name__, error)
print(__name__, "__main__" in sys.modules, sys.modules["__main__"].pi == pi)
import types
fresh = types.ModuleType("fresh", "Its doc.")
fresh.x = 1
exec("y = x + 1", fresh.__dict__)
print(fresh.y, fresh.__doc__, sorted(n for n in vars(fresh) if not n.startswith("__")))
del math
try:
    math
except NameError as error:
    print(str(error)[:30], sys.modules["math"].floor(2.5))
