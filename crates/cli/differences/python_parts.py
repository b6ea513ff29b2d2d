# deque, defaultdict, OrderedDict, partial and the iterators of itertools are classes in Python: they have other sizes
# where CPython's have blocks of memory of their own, their parts are objects that gc sees, and errors name them short.
import gc
import sys
from collections import OrderedDict, deque
from itertools import chain, permutations, product

print(sys.getsizeof(deque()), sys.getsizeof(OrderedDict(a=1)))
pairs = product("ab", "cd")
next(pairs)
print([type(part).__name__ for part in gc.get_referents(pairs)])
orders = permutations("abc")
next(orders)
print([type(part).__name__ for part in gc.get_referents(orders)])
try:
    chain().x = 1
except AttributeError as error:
    print(error)
