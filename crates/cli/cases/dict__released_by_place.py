# A dict of attributes that shares its names with a class holds, shows and gives up its values by their places in the table of names.
import gc
class P: pass
p = P(); p.a = [1]; p.b = [2]
print(gc.get_referents(p))
d = vars(p)
print(gc.get_referents(p), gc.get_referents(d), gc.get_referrers(p.a))
q = P(); q.b = [2]; q.a = [1]
print(gc.get_referents(q))
d = vars(q)
print(gc.get_referents(q), gc.get_referents(d))
c = d.copy()
print(c, gc.get_referents(c))
del q
print(gc.get_referents(d))
print(d)
class L(list): pass
q = L(); q.b = [2]; q.a = [1]
q = L(); q.a = [2]; q.b = [1]
print(vars(q), gc.get_referents(q), gc.get_referents(vars(q)))
class T:
    def __init__(self, n): self.n = n
    def __del__(self): print('gone', self.n)
def fill(x, *names):
    for n in names: setattr(x, n, T(n))
    return x
class R: pass
fill(R(), 'a', 'b', 'c')
print('plain'); fill(R(), 'c', 'a', 'b')
print('asked'); x = fill(R(), 'c', 'a', 'b'); vars(x); del x
print('clear'); x = fill(R(), 'c', 'a', 'b'); vars(x).clear(); print('-'); del x
print('kept'); x = fill(R(), 'c', 'a', 'b'); d = vars(x); del x; print(list(d)); del d
print('copy'); x = fill(R(), 'c', 'a', 'b'); d = vars(x).copy(); x = None; print(list(d)); del d
print('del'); x = fill(R(), 'c', 'a', 'b'); d = vars(x); del x.a; x.a = T('a'); print(list(d)); del d, x
print('del2'); x = fill(R(), 'c', 'a', 'b'); d = vars(x); d.pop('c'); d['c'] = T('c'); print(list(d)); del d, x
print('new'); x = fill(R(), 'c', 'a', 'b'); d = vars(x); x.z = T('z'); x.y = T('y'); print(list(d)); del d, x
print('new2'); x = fill(R(), 'y', 'c', 'z', 'b'); d = vars(x); print(list(d)); del d, x
print('unsplit'); x = fill(R(), 'y', 'c', 'z', 'b'); d = vars(x); d[5] = T(5); print(list(d)); del d, x
print('popitem'); x = fill(R(), 'y', 'c', 'z', 'b'); d = vars(x); d.popitem(); print(list(d)); del d, x
print('other'); x = fill(R(), 'y', 'c', 'z', 'b'); d = vars(x); x.__dict__ = {}; print(list(d)); del x; print('-'); del d
print('cycle'); x = fill(R(), 'c', 'a', 'b'); x.x = x; d = vars(x); d['d'] = d; del x, d; gc.collect()
print('list'); x = fill(L(), 'a', 'c', 'b'); x = fill(L(), 'c', 'b', 'a'); print(list(vars(x))); del x
print('deleted'); x = fill(R(), 'c', 'a', 'b'); d = vars(x); del x.__dict__; print(list(d)); del d; print('-'); del x
print('update'); x = R(); x.__dict__.update(b=T('b'), a=T('a')); del x
print('instances'); x = R(); x.__dict__['c'] = T('c'); x.__dict__['a'] = T('a'); del x
