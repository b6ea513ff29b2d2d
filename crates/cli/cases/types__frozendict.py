# frozendict, a builtin of 3.15: what it does, what it refuses, what it takes.
import sys, gc, copy, pickle, types, collections, json
F = frozendict
print(F.__mro__, F.__module__, F.__basicsize__)
print(frozendict(), frozendict(a=1, b=[2]), repr(frozendict({1:2})), str(frozendict({'x': frozendict()})))
for a in ((), ({},), ({'a':1},), ([('a',1)],), ({'a':1},{'b':2}), (1,), ([1],), ([(1,2,3)],)):
    try: print(a, frozendict(*a))
    except Exception as e: print(a, type(e).__name__, e)
d = frozendict(a=1, b=2)
print(hash(d) == hash(frozendict(b=2, a=1)), hash(frozendict()), hash(frozendict(a=1))==hash(frozendict(a=1)))
try: hash(frozendict(a=[]))
except TypeError as e: print(e)
print(d == {'a':1,'b':2}, {'a':1,'b':2} == d, d != {}, d == frozendict(b=2,a=1), d == 3)
for f in ('d["z"]', 'd["a"]', 'd.get("a")', 'd.get("q", 5)', 'd.__getitem__("a")', 'len(d)', 'list(d)', 'list(reversed(d))', 'd.keys()', 'd.values()', 'd.items()', '"a" in d', 'd | {"c":3}', '{"c":3} | d', 'd | d', 'd | 3', 'd.copy() is d', 'frozendict(d) is d', 'd.fromkeys([1,2])', 'd.fromkeys("ab", 0)','{**d}', 'dict(d)', 'bool(d)', 'bool(frozendict())', 'd < d', 'd.pop("a")', 'd.clear()', 'd.update()', 'd.setdefault("a")', 'd.popitem()','d.x', 'frozendict[str,int]', 'isinstance(d, dict)', 'isinstance(d, collections.abc.Mapping)', 'isinstance(d, collections.abc.MutableMapping)', 'copy.copy(d) is d', 'copy.deepcopy(d)', 'pickle.loads(pickle.dumps(d))', 'd.__getnewargs__()', 'json.dumps(d)', 'types.MappingProxyType(d)', 'type(d | {})','d.__class_getitem__(int)', 'gc.is_tracked(d)', 'gc.is_tracked(frozendict(a=[]))', 'gc.is_tracked(frozendict())', 'gc.is_tracked(frozendict(a=(1,)))','gc.get_referents(frozendict(a=[1]))', 'sys.getsizeof(d), sys.getsizeof(frozendict()), sys.getsizeof(frozendict({i:i for i in range(20)}))', 'frozendict() is frozendict()', 'frozendict({}) is frozendict()', 'frozendict(d, a=3)', 'match_(d)', '(lambda **k: k)(**d)', 'frozendict({1:2}, **d)', 'd.__sizeof__()', '{d: 1}', 'hash(frozendict({1:2})) == hash((frozenset({(1,2)})))', 'sorted(d)', 'd.items() & {("a",1)}', 'd.__eq__(1)', 'd.__or__(1)', 'frozendict.__hash__(d)==hash(d)', 'd.__ior__', 'eval("a", d)', 'exec("b", d)', 'type("X", (), d)', 'object.__new__(frozendict)', 'frozendict.__new__(frozendict, a=1)', 'd.__init__()', 'd.__init__(1)','repr(d.keys().mapping)', 'd.__str__()', 'str.translate("ab", frozendict({97:"x"}))', '"%(a)s" % d', '"{a}".format_map(d)', '"{a}".format(**d)'):
    def match_(d):
        match d:
            case {"a": x, **r}: return x, r
    try: print(f, '->', eval(f))
    except Exception as e: print(f, '->', type(e).__name__, e)
for s in ('d["a"]=1', 'del d["a"]', 'd |= {"q":1}; print(d)', 'd.x = 1'):
    try: exec(s)
    except Exception as e: print(s, type(e).__name__, e)
class G(frozendict):
    def __init__(self, *a, **k): self.y = 1
g = G(a=1)
print(g, g.y, g | {}, type(g|{}), g == {'a':1}, g.copy() is g, type(g.copy()), G(g) is g, frozendict(g), type(frozendict(g)), sys.getsizeof(g), hash(g) == hash(frozendict(a=1)))
print(gc.is_tracked(g), G.fromkeys('ab'), type(G.fromkeys('ab')))
import weakref
try: weakref.ref(frozendict())
except TypeError as e: print(e)
print(frozendict.__hash__ is object.__hash__)
a = frozendict(x=[]); a['x'].append(a); print(a)
print(gc.collect()>=0); del a; print(gc.collect())
for n in (0,1,5,6,10,11,21,22,85,86,200):
    print(n, sys.getsizeof(frozendict({i:i for i in range(n)})), sys.getsizeof(frozendict({str(i):i for i in range(n)})), sys.getsizeof(frozendict((i,i) for i in range(n))), sys.getsizeof(frozendict.fromkeys(range(n))), end='; ')
