"""Prints a program of random operations on sets, lists and dicts that shows order and sizes after each: sequences.py SEED."""
import random, sys
seed=int(sys.argv[1]); r=random.Random(seed)
print('import sys')
def iv(): return r.choice([r.randrange(-3,12), r.randrange(0,200), r.randrange(-10**6,10**6), r.randrange(0, 40)*1000])
def ivs(n=12): return '['+', '.join(str(iv()) for _ in range(r.randrange(n)))+']'
def coll(n=12):
    x=ivs(n)
    return r.choice([x, f'set({x})', f'frozenset({x})', f'tuple({x})', f'dict.fromkeys({x})', f'range({r.randrange(30)})', f'(v for v in {x})', f'dict.fromkeys({x}).keys()'])
print('s = set(); t = set(range(20)); l = []; d = {}; e = {i: i for i in range(9)}')
def setop():
    a,b=r.choice(['st','ts','ss'])
    return r.choice([f'{a}.add({iv()})', f'{a}.discard({iv()})', f'{a}.update({coll(25)})', f'{a}.difference_update({coll()})', f'{a}.intersection_update({coll(40)}) if len({a}) > 60 else 0',
      f'{a}.symmetric_difference_update({coll()})', f'{a} = {b}.copy()', f'{a} = {a} | {b}', f'{a} = {a} - set({coll(6)})', f'{a} = {a} ^ set({coll(6)})', f'{a} &= set(range(100)) | {b}', f'print({a}.pop() if {a} else None)',
      f'{a} = {a}.union({coll()}, {coll()})', f'{a} = {a}.difference({coll()})', f'{a} = {a}.symmetric_difference({coll()})', f'print({a}.isdisjoint({coll(3)}), {a}.issuperset({coll(3)}), {a}.issubset({coll(30)}))', f'{a} -= {b} if len({b}) < 9 else set()',
      f'{a} = set(frozenset({a}) & frozenset({b})) or {a}', f'{a} = d.keys() & {b} or {a}', f'{a} = {a} | e.keys()', f'{a} = e.keys() ^ {b}' if r.random()<.3 else 'pass', f'{a}.clear()' if r.random()<.1 else 'pass'])
def listop():
    return r.choice([f'l.append({iv()})', f'l.extend({coll()})', f'l.insert({r.randrange(-5,20)}, {iv()})', 'l and l.pop()', f'l and l.pop({r.choice([0,-1])})', f'l[{r.randrange(-3,10)}:{r.randrange(-3,20)}] = {coll(8)}', f'del l[{r.randrange(0,5)}:{r.randrange(0,25)}]',
      'l.sort()', 'l.reverse()', 'l.sort(key=lambda v: (v % 7, -v), reverse=True)', f'l *= {r.choice([0,1,2,2])}' if r.random()<.4 else 'pass', 'l = l + [1, 2]', 'l = l[1:] ', 'l = l[::-2]', 'l = list(l)', 'l = [*l, 5]', f'l += {coll()}', f'l = sorted({coll(30)})', 'del l[::3]', f'l.remove(l[len(l) // 2]) if l else 0', 'l.clear()' if r.random()<.2 else 'pass','del l[100:]'])
def dictop():
    k=r.choice([str(r.randrange(14)), repr(r.choice('abcdefghijklmnop'))])
    return r.choice([f'd[{k}] = {iv()}', f'd[{k}] = {iv()}', f'd.pop({k}, None)', f'd.setdefault({k}, 1)', 'd and d.popitem()', f'd.update(dict.fromkeys({coll()}, 3))', f'd.update(zip({ivs(6)}, {ivs(6)}))', f'd.update(a=1, zz=2)', 'd = d.copy()', 'd = dict(d)', 'd = {**d}', 'd = d | e', 'e |= {1: 2, 50: 3}',
      'd = {k: v for k, v in d.items() if k != 5}', f'd.clear()' if r.random()<.3 else 'pass', f'd = dict.fromkeys({coll()})' if r.random()<.3 else 'pass', f'print(list(reversed(d))[:3], {k} in d, d.get({k}))', 'd, e = e, d'])
for i in range(160):
    f=r.choice([setop,listop,dictop])
    print(f())
    print({setop:f'print({i}, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))',listop:f'print({i}, l[:50], len(l), sys.getsizeof(l))',dictop:f'print({i}, d, sys.getsizeof(d), sys.getsizeof(e))'}[f])
