# Keys that cannot be found or hashed, in an OrderedDict and a defaultdict.
from collections import *
def t(n, f):
    try: print(n, f())
    except Exception as e: print(n, repr(e))
o = OrderedDict(a=1)
for k in [[], ([],), None, (1, 2), (), 'q']:
    t('move_to_end', lambda: o.move_to_end(k)); t('move0', lambda: o.move_to_end(k, False)); t('pop', lambda: o.pop(k)); t('pop1',lambda: o.pop(k, 1)); t('del', lambda: o.__delitem__(k)); t('setdefault', lambda: o.setdefault(k, 1)); t('getitem', lambda: o[k]); t('get', lambda: o.get(k)); t('in', lambda: k in o); t('set', lambda: o.__setitem__(k, 1)); t('pop', lambda: o.pop(k)); t('fromkeys', lambda: OrderedDict.fromkeys([k])); t('new', lambda: OrderedDict([(k, 1)]));t('upd', lambda: o.update([(k, 1)])); t('del', lambda: o.__delitem__(k))
o.clear()
t('popitem', lambda: o.popitem())
class OD(OrderedDict):
    def __missing__(self, k): return 'missing'
o = OD()
for k in [[], ([],), None, (1, 2)]:
    t('getitem', lambda: o[k]); t('pop', lambda: o.pop(k)); t('del', lambda: o.__delitem__(k)); t('pop1',lambda: o.pop(k, 1)); t('move_to_end', lambda: o.move_to_end(k)); t('setdefault', lambda: o.setdefault(k, 1))
d = defaultdict(None)
t('dd', lambda: d.__missing__((1,2))); t('dd', lambda: d[1,2]); t('dd', lambda: d[()]); t('dd', lambda: d[None])
