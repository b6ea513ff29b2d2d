import string, textwrap, reprlib, pprint
from pprint import pprint as P
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
T = string.Template
print(T('$a ${b}c $$ $a_b').substitute(a=1, b=2, a_b=3), T('$x $y ${z}').safe_substitute(x=1), T('a $ b').safe_substitute(), T('$who').substitute({'who': 'W'}), T('$who').substitute({'who': 'W'}, who='K'))
t(lambda: T('$x').substitute()); t(lambda: T('a\n $ b').substitute()); t(lambda: T('${a').substitute(a=1)); print(T('$a $b $a').get_identifiers(), T('$').is_valid(), T('$a').is_valid(), T('$a').template)
F = string.Formatter(); print(F.format('{} {0!r}' if 0 else '{0} {1!r:>5} {k:{w}} {a.real} {l[0]} {{x}}', 1, 'b', k=3, w=4, a=5, l=[6]), F.format('{} {}', 1, 2), list(F.parse('a{b!r:c}d{{e')))
t(lambda: F.format('{}')); t(lambda: F.format('{x}')); t(lambda: F.format('{0} {}', 1, 2)); t(lambda: F.format('{'))
print(string.capwords('hello  world x'), string.ascii_letters, string.digits, string.hexdigits, string.punctuation, repr(string.whitespace), len(string.printable))
text = "The quick brown fox jumped over the lazy dog, well-known for its never-ending naps. It's a self-evident truth -- or so they say--that e-mail works."
for w in (10, 20, 33, 70): print(textwrap.wrap(text, w))
print(textwrap.fill(text, 40, initial_indent='* ', subsequent_indent='  '))
print(textwrap.shorten(text, 30), textwrap.shorten(text, 12, placeholder='...'), textwrap.wrap('', 5), textwrap.wrap('aaaaaaaaaaaaaa bb', 5), textwrap.wrap('aaaaaaaaa bb', 5, break_long_words=False), textwrap.wrap('a\tb\n c', 20), textwrap.wrap(text, 30, max_lines=2), textwrap.wrap('end. Next one! Ok', 40, fix_sentence_endings=True))
print(repr(textwrap.dedent('''
    a
      b

    c
''')), repr(textwrap.dedent('  a\n\tb')), repr(textwrap.indent('a\n\nb\n', '> ')), repr(textwrap.indent('a\n\nb', '> ', lambda l: True)))
t(lambda: textwrap.wrap('a', 0)); t(lambda: textwrap.shorten('hello world', 3))
print(reprlib.repr(list(range(100))), reprlib.repr('x' * 100), reprlib.repr({i: i for i in range(10)}), reprlib.repr((1,)), reprlib.repr(set(range(10))), reprlib.repr(10**60), reprlib.repr([[[[[[[[1]]]]]]]]), reprlib.repr(frozenset()), reprlib.repr({}), reprlib.repr(object)[:20])
r = reprlib.Repr(maxlist=2, indent=2); print(r.repr([1, 2, [3], 4]), r.repr({'a': [1]}))
class R:
    @reprlib.recursive_repr()
    def __repr__(self): return f'R({self.__dict__})'
x = R(); x.me = x; print(x)
d = {'name': 'x' * 30, 'list': list(range(30)), 'nested': {'b': [1, 2, {'c': 'y' * 50}], 'a': ('t',)}, 3: None}
P(d); P(d, width=40); P(d, compact=True); P(d, depth=1); P([1, 2, 3]); P(d, indent=4, width=60); pprint.pp({'b': 1, 'a': 2}); P({'b': 1, 'a': 2})
l = [1]; l.append(l); print(pprint.pformat(l)[:25], pprint.isrecursive(l), pprint.isreadable([1]), pprint.saferepr({'b': 1, 'a': (1,)}))
P('a long string with many words ' * 5); P([('word ' * 20)], width=40); P(b'bytes ' * 20); P({1, 2, 3}); P(set(range(40)), width=30, compact=True); P(frozenset(['a' * 50, 'b' * 50])); P(('x' * 40, 'y' * 50)); P((('z' * 90),))
from collections import *
P(defaultdict(list, {i: list(range(10)) for i in range(5)})); P(Counter('the quick brown fox jumps over the lazy dog again and again')); P(deque(range(40))); P(OrderedDict((i, 'v' * 10) for i in range(8)), width=40); P(ChainMap({'a' * 40: 1}, {'b' * 40: 2}))
from dataclasses import dataclass
@dataclass
class D: a: list; b: dict
P(D(list(range(30)), {'k' * 30: 'v' * 40})); P([D([1], {})])
from types import SimpleNamespace
P(SimpleNamespace(a='x' * 50, b='y' * 50)); P(1000000, underscore_numbers=True); P(None); P([]); P({}); P(())
t(lambda: pprint.PrettyPrinter(indent=-1)); t(lambda: pprint.PrettyPrinter(depth=0))
class O:
    def __repr__(self): return 'O' * 90
P([O(), O()]); P({(1, 'a'): 2, 'b': 1, 3: 4})
