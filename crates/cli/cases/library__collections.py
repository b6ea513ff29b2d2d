from collections import *
import collections
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
Point = namedtuple('Point', 'x y', defaults=[5])
p = Point(1)
print(p, p.x, p.y, p._asdict(), p._replace(y=3), Point._make([3, 4]), Point._fields, Point._field_defaults, Point.__doc__, p == (1, 5), hash(p) == hash((1,5)))
t(lambda: Point()); t(lambda: Point(1,2,3)); t(lambda: Point(z=3)); t(lambda: p._replace(q=1)); t(lambda: Point._make([1]))
t(lambda: setattr(p, 'x', 3)); t(lambda: setattr(p, 'zz', 3)); t(lambda: delattr(p, 'x'))
a, b = p; print(a, b, Point.x.__doc__, Point.__new__.__qualname__, Point.__module__, Point.__match_args__, Point.__mro__)
t(lambda: namedtuple('A', 'a a')); t(lambda: namedtuple('A', '_a')); t(lambda: namedtuple('class', 'a')); t(lambda: namedtuple('A', 'def')); t(lambda: namedtuple('A', '1a'))
print(namedtuple('A', ['a', 'def', 'a', '_q'], rename=True)._fields)
t(lambda: namedtuple('A', 'a', defaults=[1,2]))
class P3(Point):
    __slots__ = ()
    @property
    def s(self): return self.x + self.y
    def __str__(self): return f'P3:{self.x}'
print(P3(1,2).s, P3(1, 2), repr(P3(1,2)), f'{P3(1,2)}', P3(2,3) < P3(2,4), sorted([P3(3,1), P3(1,3)]))
E1 = namedtuple('E1', '')
print(E1(), len(E1()))
S1 = namedtuple('S1', 'a'); print(S1(3), S1([1]))
import sys; print(sys.getsizeof(p) == sys.getsizeof((1,5)))
c = Counter('abracadabra')
print(c, c.most_common(2), c.most_common(), c['z'], c.total(), sorted(c.elements()) if 0 else '')
print(c + Counter(a=1, z=2), c - Counter(a=10), c & Counter(a=2, b=5), c | Counter(q=9), -Counter(a=-3), +Counter(a=-3, b=1), c == Counter('abracadabra'), c > Counter('abr'), c <= c)
c.update('aaa', x=3); c.subtract({'a': 5}); del c['nope']; print(c, dict(c), c.copy() == c, Counter(), Counter({'a': 1.5}), Counter(a=0) == Counter())
c += Counter('bb'); c -= Counter('b'); c |= Counter('q'); c &= Counter('abcdqx' * 4); print(c)
t(lambda: Counter.fromkeys('ab'))
t(lambda: Counter([[]]))
print(Counter(x % 3 for x in range(10)), Counter(dict(b=2)), Counter([1, 'a']))
d = defaultdict(list); d['a'].append(1); print(d, d['b'], len(d), d.get('zz'), type(d).__module__)
t(lambda: defaultdict(3)); t(lambda: defaultdict()['x'])
print(defaultdict(int, {'a': 1}, b=2))
o = OrderedDict(a=1, b=2, c=3); o.move_to_end('a'); print(o, o.popitem(last=False), list(o)); o.move_to_end('a', last=False); print(o, OrderedDict(a=1,b=2) == OrderedDict(b=2,a=1), OrderedDict(a=1) == {'a': 1}, OrderedDict())
q = deque([1,2,3], maxlen=3); q.append(4); q.appendleft(0); print(q, q.maxlen, list(q), q[0], q[-1], len(q), 2 in q); q.rotate(1); print(q); q.extend([7,8]); print(q, q.popleft(), q.pop(), q, deque(), deque('ab') + deque('c'))
t(lambda: deque().pop()); t(lambda: deque().popleft()); t(lambda: deque([1])[3]); t(lambda: deque([1]).remove(4))
cm = ChainMap({'a': 1}, {'b': 2, 'a': 3}); print(cm, cm['a'], cm['b'], len(cm), list(cm), dict(cm), cm.parents, cm.new_child({'q': 1}), cm.maps, 'b' in cm, cm.get('zz', 5))
cm['b'] = 9; print(cm); t(lambda: cm['zz']); t(lambda: cm.pop('zz')); del cm['b']; t(lambda: cm.__delitem__('b')); print(cm | {'x': 1}, cm == {'a': 1, 'b': 2})
class UD(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
u = UD(a=1); u.update(b=2); print(u, u['A'], 'A' in u, len(u), u.copy(), type(u.copy()), u | {'z': 1}, u == {'A': 1, 'B': 2}); t(lambda: u['q'])
ul = UserList([3,1,2]); ul.sort(); ul.append(9); print(ul, ul[1:], type(ul[1:]), ul + [1], [0] + ul, ul * 2, ul == [1,2,3,9], ul.index(3), len(ul), ul.pop(), ul.count(1), sorted(ul, reverse=True))
us = UserString('Hello'); print(us, us.upper(), type(us.upper()), us + ' w', us[1:3], len(us), us == 'Hello', us.split('l'), us.find('l'), 'ell' in us, us.replace('l', 'L'), us * 2, us.isalpha(), hash(us) == hash('Hello'), repr(us), 'a' + us)
print(collections.abc.Mapping, sorted(collections.__all__))
from keyword import *
print(iskeyword('if'), kwlist, softkwlist, issoftkeyword('match'))
