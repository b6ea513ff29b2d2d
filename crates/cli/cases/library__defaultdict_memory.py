# A defaultdict's size, referents, copies; Counter and namedtuple fields.
import sys, gc, copy
from collections import defaultdict, Counter, namedtuple
S = sys.getsizeof
dd=defaultdict(list); dd['a'].append(1); print(dd, S(dd), len(dd), dict(dd), sys.getrefcount(list)>5)
print([type(r).__name__ for r in gc.get_referents(dd)])
print(dd.copy(), copy.copy(dd), copy.deepcopy(dd), dd.__reduce__()[:4])
try: defaultdict(1)
except TypeError as e: print(e)
try: defaultdict()['x']
except KeyError as e: print(repr(e))
dd=defaultdict(None,{'a':1},b=2); print(dd, dd|{'c':3}, {'z':1}|dd); dd|={'q':2}; print(dd)
dd.default_factory=int; print(dd['n'],dd); del dd.default_factory; print(dd.default_factory)
class DD(defaultdict):
    def __missing__(self,k): return k*2
print(DD(list)['ab'], DD(int,a=1))
class DS(defaultdict):
    def __setitem__(self,k,v): print('set',k); super().__setitem__(k,v)
x=DS(list); x['a'].append(1); print(x)
dd=defaultdict(lambda: dd); dd['s']; print(dd['s'] is dd); 
c=Counter('abracadabra'); print(c, c.most_common(2)); c.update('aaa'); print(c); print(S(c))
P=namedtuple('P','x y'); p=P(1,2); print(p.x, P.x, sys.getsizeof(P.x), P.x.__doc__); P.x.__doc__='hm'; print(P.x, P.x.__reduce__())
try: p.x=1
except AttributeError as e: print(e)
try: P.x.__get__(1)
except TypeError as e: print(e)
