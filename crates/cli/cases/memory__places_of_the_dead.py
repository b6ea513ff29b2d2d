# In which order the places of what dies together are used again.
import gc
gc.disable()
pads = []
def settle():
    """Fills the pools that have room, but not where memory is never used again: how full they are at the start is another matter."""
    for size in range(16, 513, 16):
        make = object if size == 16 else (lambda: float('1.5')) if size == 32 else (lambda: bytes(size - 33))
        run, last = 0, 0
        while run < 8 and len(pads) < 20_000:
            v = make()
            at = id(v)
            pads.append(v)
            run = run + 1 if run and at == last + size else at & 0x3fff == 48
            last = at

def op(label, change, n=12):
    l = [bytes(400 - 33) for _ in range(n)]
    ids = {id(v): i for i, v in enumerate(l)}
    l = change(l)
    again = [bytes(400 - 33) for _ in range(n)]
    print(label, *(ids.get(id(v), '-') for v in again))
    return l
def delsl(a, b=None, c=None):
    def change(l):
        del l[a:b:c]
        return l
    return change
def setsl(a, b=None, c=None, v=()):
    def change(l):
        l[a:b:c] = v if v != () else l[a:b:c][:0]
        return l
    return change
settle()
op('del 1::3', delsl(1, None, 3)); op('del ::2', delsl(None, None, 2)); op('del ::-2', delsl(None, None, -2)); op('del 3:7', delsl(3, 7)); op('del :', delsl(None)); op('del 5:', delsl(5)); op('del :5', delsl(None, 5))
op('set 3:7', setsl(3, 7)); op('set :', setsl(None)); 
def s2(l): l[:] = l[::4]; return l
op('set : to every 4th', s2)
def s3(l): l[2:8:2] = [None] * 3; return l
op('set ext', s3)
op('clear', lambda l: l.clear() or l)
op('new', lambda l: None)
op('tuple', lambda l: (tuple(l), l.clear())[0][:0])
op('pop', lambda l: [l.pop() for _ in range(3)] and l)
op('pop0', lambda l: [l.pop(0) for _ in range(3)] and l)
op('remove', lambda l: (l.remove(l[4]), l)[1])
op('set', lambda l: (set(l) and None))
op('dict', lambda l: (dict.fromkeys(range(12), 1), [l.clear()])[1])
def viad(l):
    d = dict(enumerate(l)); l.clear(); d.clear(); return None
op('dict clear', viad)
def viad2(l):
    d = dict(enumerate(l)); l.clear(); del d; return None
op('dict del', viad2)
def viadq(l):
    import collections
    d = collections.deque(l); l.clear(); del d; return None
op('deque', viadq)
def filt(l): return [v for i, v in enumerate(l) if i % 3]
op('filter', filt)
def ext(l): l *= 0; return l
op('*= 0', ext)
class P:
    pass
def inst(l):
    p = P(); p.a, p.b, p.c = l[:3]; l.clear(); del p
op('instance', inst)
def loc(l):
    a, b, c = l[:3]; l.clear()
    return None
op('locals', loc)
def swap(l): l[3], l[5] = None, None; return l
op('items', swap)
def stars(l): a, *b = l; l.clear(); return None
op('stars', stars)
def slices(l): l = l[2:5]; return l
op('slice kept', slices)
def gen(l): return list(x for x in l[:4])
op('gen', gen)
def srt(l): l.sort(key=id, reverse=True); return None
op('sorted', srt)
def ins(l): l.insert(0, l.pop()); l.reverse(); return None
op('reversed', ins)
def mul(l): m = l * 2; l.clear(); return None
op('twice', mul)
