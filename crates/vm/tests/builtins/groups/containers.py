"""Of list, dict and set."""

LISTS = ['[]', '[1]', '[1, 2, 3, 2, 1]', "['b', 'a', 'c']", '[3.5, -1.0, 2, True]', '[[1], [2], [1]]', 'list(range(20))', '[None, 1]', 'MyList([5, 4])']
LIST_CALLS = ['.append(9)', '.clear()', '.copy()', '.count(1)', '.count([1])', '.extend([7, 8])', '.extend(gen(3))', '.extend("xy")', '.extend(1)', '.index(2)', '.index(1, 1)',
    '.index(2, 2, 5)', ".index(1, -1)", '.insert(1, "x")', '.insert(-1, "x")', '.insert(100, "x")', '.insert(-100, "x")', '.pop()', '.pop(0)', '.pop(-1)', '.pop(100)', '.remove(1)',
    '.remove([2])', '.reverse()', '.sort()', '.sort(reverse=True)', '.sort(key=str)', '.sort(key=lambda x: -x)', ".sort(key=str, reverse=1)", '.__len__()', '.__contains__(1)']
LIST = [f"do({r}, lambda v: v{c})" for r in LISTS for c in LIST_CALLS] + '''
list()
list((1,2))
list('abc')
list({1: 2})
list(range(5))
list(gen(4))
list(Seq())
list(1,2)
list(x=1)
list(1)
list(Raises())
list.__new__()
list.__new__(1)
list.__new__(int)
list.__new__(list,1,2,x=3)
list.__init__([],1,2)
do([1, 2], lambda v: v.__init__([3]))
do([1, 2], lambda v: v.__init__())
MyList((1, 2)), type(MyList((1, 2))), type(MyList((1, 2)).copy())
[].sort(1)
[].sort(foo=1)
[].sort(1,2)
[1].sort(1, key=2)
[3,1,2].sort(key=1)
do([3,1,2], lambda v: v.sort(key=None,reverse=True))
do([3,1,2], lambda v: v.sort(reverse='a'))
do([3,1,2], lambda v: v.sort(reverse=None))
[1,'a'].sort()
[1,None].sort()
[1,2].sort(key=len)
do([Lt(3), Lt(1), Lt(2)], lambda v: v.sort())
do([(1, 'b'), (0, 'z'), (1, 'a'), (0, 'c')], lambda v: v.sort(key=lambda p: p[0]))
do([(1, 'b'), (0, 'z'), (1, 'a'), (0, 'c')], lambda v: v.sort(key=lambda p: p[0], reverse=True))
do([5, 3, 9, 1] * 30, lambda v: v.sort(key=lambda x: x % 5))
do([i * 7919 % 211 for i in range(300)], lambda v: v.sort(key=lambda x: (x % 10, x)))
do([2.5, 1.5, float('nan'), 0.5], lambda v: v.sort())
do([True, False, 2, 0], lambda v: v.sort())
do([10**30, 5, -10**25], lambda v: v.sort())
do(['b', 'B', 'a', 'é', 'z', '漢'], lambda v: v.sort())
len(MyList([1, 2])), MyList([1]) + [2], type(MyList([1]) + [2]), MyList([1]) * 2, MyList([1, 2])[0], MyList([1]) == [1], list(MyList([1, 2])), 1 in MyList([1]), MyList([3, 1])[::-1], repr(MyList([1])), bool(MyList())
do(MyList([3, 1]), lambda v: (v.sort(), v.append(5), v.__setitem__(0, 9), v.__delitem__(1), v.extend((1,)), v.pop()))
do(MyList([1]), lambda v: v.__iadd__([2]))
hash(MyList())
[].append()
[].append(1,2)
[].insert(1)
[].insert('a',1)
[].insert(10**30,1)
[].pop()
[].pop('a')
[1].pop(5)
[1].pop(10**30)
[].index(1)
[].index(1,'a')
[].index(1,None)
[].remove(1)
[].extend(1)
[].count()
list.append()
list.append(1)
list.append(1,2)
[1].index(1, Index())
[1, 2] + [3], [1] * 3, [1, 2] == [1, 2], [1] < [2], 2 in [1, 2]
[1] + (2,)
[1] * 'a'
do([1, 2, 3, 4, 5], lambda v: v.__setitem__(slice(1, 3), 'abc'))
do([1, 2, 3, 4, 5], lambda v: v.__setitem__(slice(None, None, 2), 'abc'))
do([1, 2, 3, 4, 5], lambda v: v.__setitem__(slice(None, None, 2), 'ab'))
do([1, 2, 3, 4, 5], lambda v: v.__delitem__(slice(None, None, 2)))
do([1, 2, 3, 4, 5], lambda v: v.__delitem__(slice(1, 3)))
do([1, 2, 3], lambda v: v.extend(v))
do([1, 2, 3], lambda v: v.__iadd__((4, 5)))
do([1, 2, 3], lambda v: v.__imul__(2))
list((1, 2, 3))[1.0]
list((1, 2, 3))['a']
[1, 2, 3][5]
[1, 2, 3][::-1], [1, 2, 3][5:], [1, 2, 3][-2:]
list(reversed([1, 2, 3]))
()
(1, 2, 1).count(1), (1, 2, 1).index(2), (1, 2, 1).index(1, 1)
(1, 2).index(5)
(1, 2).index()
(1, 2).index(1, 'a')
tuple()
tuple([1, 2])
tuple('ab')
tuple(gen(3))
tuple(1)
tuple(1,2)
tuple(x=1)
t := (1, 2), tuple(t) is t, t[:] is t, t + () is t
(1, 2) + (3,), (1,) * 3, (1, 2) < (1, 3), 1 in (1, 2)
(1, 2) + [3]
list[int] is not None, tuple[int, str] is not None
sorted([3, 1, 2]), sorted('bca', reverse=True), sorted({3: 1, 1: 2}), sorted([3, 1, 2], key=lambda x: -x)
sorted([1, 'a'])
'''.strip().split('\n')

DICTS = ['{}', '{1: 2}', "{'a': 1, 'b': 2, 'c': 3}", '{i: i * i for i in range(12)}', "MyDict(x=1)"]
DICT_CALLS = ['.clear()', '.copy()', ".get('a')", ".get('z', 5)", '.items()', '.keys()', '.values()', '.pop(1)', ".pop('a', None)", ".pop('zz', 'd')", '.popitem()',
    ".setdefault('a')", ".setdefault('q', 7)", ".update({'u': 1})", '.update(k=3)', ".update([('p', 1), ['q', 2]])", ".update([('p', 1)], w=2)", '.update(Keys())', '.update(1)', '.__len__()', '.__contains__(1)',
    ".__ior__({'o': 1})", ".__or__({'o': 1})", ".update(v)", ".get([])", ".setdefault([])", ".pop([])", ".__getitem__('nope')", ".__delitem__('a')", ".__reversed__().__next__()"]
DICT = [f"do({r}, lambda v: v{c})" for r in DICTS for c in DICT_CALLS] + '''
dict()
dict(a=1)
dict([(1,2)],a=3)
dict({'a':1},b=2)
dict([[1,2],'ab',{3,4}])
dict([(1,2,3)])
dict(['a'])
dict(1)
dict([1])
dict(1,2)
dict(Keys())
dict(gen(3))
dict(zip('abc', range(3)))
dict(MyDict(a=1))
type(dict(MyDict(a=1))), type(MyDict(a=1).copy())
MyDict([(1, 2)])
{}.fromkeys('ab'), MyDict().fromkeys([1]), type(MyDict().fromkeys([1]))
len(MyDict(a=1)), MyDict(a=1)['a'], MyDict(a=1) == {'a': 1}, list(MyDict(a=1)), 'a' in MyDict(a=1), MyDict(a=1) | {'b': 2}, type(MyDict(a=1) | {'b': 2}), repr(MyDict(a=1)), bool(MyDict()), {**MyDict(a=1)}
do(MyDict(a=1), lambda v: (v.__setitem__('b', 2), v.pop('a'), v.update(c=3), v.setdefault('d'), v.popitem()))
{}.update([1])
{}.update(['abc'])
{}.update([(1,)])
{}.update(1)
{}.update(1,2)
{}.update([[[], 1]])
{}.update(Raises())
dict.fromkeys([1,2])
dict.fromkeys('ab',0)
dict.fromkeys({1:2})
dict.fromkeys({3,1})
dict.fromkeys(gen(3), [])
dict.fromkeys()
dict.fromkeys([[]])
dict.fromkeys(1)
type(MyDict.fromkeys('ab')), MyDict.fromkeys('ab')
{}.popitem()
{}.get()
{}.get(1,2,3)
{}.setdefault()
{}.pop()
{}.pop(3)
{1:2}.pop(3)
{1:2}.keys(3)
{1:2}.keys().isdisjoint([1]), {1:2}.keys().isdisjoint({3}), {1:2}.items().isdisjoint([(1,2)]), {1: 2}.keys().isdisjoint({3: 4}.keys())
{}.keys().isdisjoint(1)
{}.values().isdisjoint(1)
{1:2}.keys().mapping, {1:2}.values().mapping
{1:2}.keys() & [1], {1:2}.keys() | [3], {1:2}.keys() - [1], {1:2}.keys() ^ [1,2], [1] & {1:2}.keys(), {1:2}.items() | [3], {1: 2, 3: 4}.keys() & {1: 5}.keys(), {1, 2} - {1: 0}.keys()
{}.keys() & 1
{}.keys() | 1
1 - {}.keys()
{1:2}.values() & [1]
{1:2}.keys() < {1,2}, {1:2}.keys() == {1}, {1:2}.items() == {(1,2)}, {1:2}.keys() <= {1:3}.keys(), {1:2}.items() >= {(1, 2)}, {1: 2}.values() == {1: 2}.values()
len({1: 2}.keys()), 1 in {1: 2}.keys(), 2 in {1: 2}.values(), (1, 2) in {1: 2}.items(), (1, 3) in {1: 2}.items(), 5 in {1: 2}.items(), (9, 2) in {1: 2}.items()
list(reversed({1: 2, 3: 4})), list(reversed({1: 2, 3: 4}.items())), list(reversed({1: 2, 3: 4}.values()))
{[]: 1}
{{}: 1}
{(1, []): 1}
{1: 2}[[]]
{1: 2} == {1: 2.0}, {1: 2} != {1: 3}, {1: 2} | {3: 4}
{1: 2} < {1: 3}
{1: 2} | [(3, 4)]
do({1: 2}, lambda v: v.__ior__([(3, 4)]))
do({1: 2}, lambda v: v.__setitem__([], 1))
{True: 1, 1.0: 2, 1: 3}
{1: 2}.items(), {1: 2}.keys(), {1: 2}.values()
dict[int, str] is not None
'''.strip().split('\n')

SETS = ['set()', '{1, 2, 3}', "set(range(10))", "frozenset([1, 5, 9])", '{3, 40, 17, 100, 257, -3}', 'MySet([1, 2])']
SET_CALLS = ['.copy()', '.difference([1])', '.difference({1, 2}, [3])', '.difference()', '.difference({1: 2})', '.intersection([1, 5])', '.intersection({1, 2}, (2,))', '.intersection()', '.isdisjoint([7])',
    '.isdisjoint({1})', '.issubset(range(20))', '.issubset({1, 2})', '.issuperset([1])', '.issuperset(set())', '.symmetric_difference([1, 99])', '.symmetric_difference({2, 77})', '.union([5, 6], {7})', '.union()',
    '.union({1000: 1})', '.add(99)', '.add(1)', '.clear()', '.difference_update([1, 5])', '.difference_update({2}, [3])', '.discard(1)', '.discard([])', '.intersection_update([1, 2, 5])', '.pop()', '.remove(1)',
    '.remove(12345)', '.symmetric_difference_update([1, 50])', '.symmetric_difference_update({1: 2, 60: 1})', '.update([100, 200], {300})', '.update()', '.update(gen(15))', '.__len__()', '.__contains__(1)',
    ' | {500}', ' & {1, 5}', ' - {1}', ' ^ {1, 600}', ' <= {1, 2, 3}', ' < {1, 2, 3}', ' >= {1}', ' == {1, 2, 3}', ".__ior__({9})", ".__isub__({1})", '.__iand__({1})', '.__ixor__({1, 2})', ' | [1]']
SET = [f"do({r}, lambda v: v{c})" for r in SETS for c in SET_CALLS] + '''
set([[]])
frozenset([[]])
set(1)
set(1,2)
set(x=1)
frozenset(1,2)
frozenset(x=1)
frozenset()
frozenset([1]).union([2])
f := frozenset([1]), frozenset(f) is f, f.copy() is f
set().pop()
{1}.remove(2)
{1}.remove({1})
{frozenset([1])}.remove({1})
{1} in {frozenset([1])}
[] in {1}
{1}.union(1)
{1}.intersection(1)
{1}.difference(1)
{1}.symmetric_difference(1)
{1}.symmetric_difference()
{1}.issubset(1)
{1}.issuperset(1)
{1}.isdisjoint(1)
{1}.isdisjoint()
{1}.update(1)
{1}.union([[]])
{1}.intersection([[]])
{1}.difference([[]])
{1}.isdisjoint([[]])
{1}.issuperset([[]])
{1}.issubset([[]])
{1}.symmetric_difference([[]])
{1}.update([[]])
{1}.difference_update([[]])
{[]}
type(MySet([1]).copy()), type(MySet().union()), type(MySet()|MySet()), type(MySet().difference())
do({1, 2}, lambda v: v.__init__([3]))
do({1, 2}, lambda v: v.__init__())
do(set(range(30)), lambda v: [v.pop() for i in range(10)])
do(set(range(30)), lambda v: [v.pop(), v.pop(), v.add(0), v.pop(), v.add(1), v.pop()])
do(set(range(0, 200, 7)), lambda v: v.difference_update(range(0, 200, 14)))
set(range(0, 2000, 37)) & set(range(0, 2000, 11)), set('abc') == {'a', 'b', 'c'}
list(set(range(100, 0, -9))), list({i * 1000 for i in range(20)}), list({-1, -2, -3, 0}), list({1.5, 2.5, 3, 1e10, -7.25})
len(MySet([1])), MySet([1]) == {1}, 1 in MySet([1]), MySet([1]) | {2}, {2} - MySet([2]), MySet([1]) <= {1}, repr(MySet([1])), repr(MySet()), bool(MySet()), sorted(MySet([2, 1]))
do({1, 2, 3}, lambda v: [v.discard(2), v.add(10), v.add(2)])
do(set(range(30)), lambda v: [v.remove(5), v.remove(7), v.add(133)])
{1, 2} | 5
{1} < 5
{1, 2}.union({3: 4}, 'x', (5,)) == {1, 2, 3, 'x', 5}
set.union({1}, [2]), frozenset.union(frozenset([1]), [2])
hash(frozenset([1, 2, 3])), hash(frozenset())
hash({1})
set[int] is not None
'''.strip().split('\n')
