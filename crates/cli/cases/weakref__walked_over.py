# What happens to the weak containers while they are walked over: 3.13 puts removals off, later versions walk over a copy.
import gc, weakref
class X:
    def __init__(self, n): self.n = n
    def __repr__(self): return f'X{self.n}'
def run(name, f):
    try: print(name, f())
    except Exception as e: print(name, type(e).__name__, e)
def each(make, names, acts=('die', 'clear', 'add', 'pop', 'len', 'get', 'nothing')):
    for kind in names:
        for act in acts:
            objects = [X(i) for i in range(4)]
            c = make(objects)
            it = iter(c) if kind == 'iter' else iter(getattr(c, kind)())
            def go():
                nonlocal it
                first = next(it)
                first = None
                if act == 'die': objects[:] = objects[:1]
                if act == 'clear': c.clear()
                if act == 'add':
                    objects.append(X(9))
                    if isinstance(c, weakref.WeakSet): c.add(objects[-1])
                    elif isinstance(c, weakref.WeakValueDictionary): c['k'] = objects[-1]
                    else: c[objects[-1]] = 5
                if act == 'pop': 
                    if isinstance(c, weakref.WeakSet): c.discard(objects[1])
                    elif isinstance(c, weakref.WeakValueDictionary): c.pop(1)
                    else: c.pop(objects[1])
                if act == 'len': objects[:] = objects[1:]; return len(c), len(c.data), len(list(it)), len(c), len(c.data)
                if act == 'get': objects[:] = objects[1:]; return (c.get(5) if hasattr(c, 'get') and isinstance(c, weakref.WeakValueDictionary) else 7 in c), len(c), len(list(it))
                return len(c), len(list(it)), len(c), len(c.data)
            run(f'{type(c).__name__} {kind} {act}', go)
            del objects
            it = None
            print(len(c), len(c.data))
each(lambda objects: weakref.WeakValueDictionary(enumerate(objects)), ('iter', 'keys', 'values', 'items', 'itervaluerefs', 'valuerefs'))
each(lambda objects: weakref.WeakKeyDictionary({x: x.n for x in objects}), ('iter', 'keys', 'values', 'items', 'keyrefs'))
# In which order a set gives its items depends on their addresses.
each(weakref.WeakSet, ('iter',), ('clear', 'add', 'nothing'))
a = X(1)
d = weakref.WeakValueDictionary(a=a)
i = iter(d.values()); j = iter(d.keys())
next(i), next(j)
del a
print(len(d.data)); del i; print(len(d.data)); del j; print(len(d.data), len(d))
a = X(1)
d = weakref.WeakValueDictionary(a=a)
i = iter(d.values()); next(i); del d; print(list(i))
