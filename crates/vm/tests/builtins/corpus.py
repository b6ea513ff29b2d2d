"""Records CPython's answers to one-liners over the methods of builtin types, with PYTHONHASHSEED=0: corpus.py.

Writes beside itself a file for each group, one case a line: expression, tab, repr of the answer or `!! Error words`;
and what each of programs/*.py prints, in a file .out (sequences.py makes more of them).
"""
import contextlib, io, warnings
from pathlib import Path

PREAMBLE = '''
class MyInt(int): pass
class MyStr(str): pass
class MyList(list): pass
class MyDict(dict): pass
class MySet(set): pass
class Index:
    def __index__(self): return 3
class BadIndex:
    def __index__(self): return 'a'
class Float:
    def __float__(self): return 2.5
class BadFloat:
    def __float__(self): return 'a'
class BadInt:
    def __int__(self): return 'a'
class Int:
    def __int__(self): return 7
class Complex:
    def __complex__(self): return 3
class Bytes:
    def __bytes__(self): return b'abc'
class Keys:
    def keys(self): return ['a', 'b']
    def __getitem__(self, key): return key * 2
class Seq:
    def __getitem__(self, i):
        if i > 3: raise IndexError(i)
        return i * i
class Raises:
    def __iter__(self): raise ZeroDivisionError('iter')
class Lt:
    def __init__(self, v): self.v = v
    def __lt__(self, other): return self.v < other.v
    def __repr__(self): return 'Lt(%r)' % self.v
def then(value, *results): return results
def do(value, action):
    result = action(value)
    return value, result
def gen(n):
    for i in range(n): yield i
'''

def cross(receivers, calls):
    return [f"({r}){c}" for r in receivers for c in calls]

STRS = ["''", "'a'", "'hello world'", "'Hello World'", "'  spam  '", "'a,b,,c'", "'\\tx\\ty\\n'", "'éÀß'", "'ǆabc ǅ'", "'漢字 😀x'",
        "'12345'", "'٣²½'", "'-42'", "'line1\\nline2\\r\\nline3'", "MyStr('sub class')", "'xyxyxy'"]
STR_CALLS = ['.capitalize()', '.casefold()', '.center(12)', ".center(13, '*')", ".count('')", ".count('x')", ".count('a', 1)", ".count('l', 2, -2)", '.encode()',
    ".encode('ascii', 'replace')", ".encode('ascii', 'backslashreplace')", ".encode('latin-1', 'ignore')", ".encode('utf-16-le')", ".encode('ascii', 'xmlcharrefreplace')",
    ".endswith('d')", ".endswith(('x', 'y', 'ld'))", ".endswith('l', 0, 4)", '.expandtabs()', '.expandtabs(3)', ".find('o')", ".find('')", ".find('l', 3)",
    ".find('x', -3, -1)", ".index('l')", '.isalnum()', '.isalpha()', '.isascii()', '.isdecimal()', '.isdigit()', '.isidentifier()', '.islower()', '.isnumeric()',
    '.isprintable()', '.isspace()', '.istitle()', '.isupper()', ".join(['1', '2', '3'])", ".join(('q',))", ".join('abc')", '.ljust(9)', ".ljust(9, 'é')", '.lower()',
    '.lstrip()', ".lstrip('h aé')", ".partition(' ')", ".partition('xy')", ".removeprefix('he')", ".removesuffix('ld')", ".replace('l', 'LL')", ".replace('', '-')",
    ".replace('x', '', 1)", ".replace('xy', 'ab', 2)", ".rfind('l')", ".rfind('', 1, 3)", ".rindex('o')", '.rjust(9)', ".rpartition(' ')", ".rpartition('y')", '.rsplit()',
    ".rsplit(' ', 1)", ".rsplit(',')", ".rsplit(None, 1)", '.rstrip()', ".rstrip('dl')", '.split()', ".split(' ')", ".split(',', 1)", ".split(None, 1)", ".split('xy')",
    '.splitlines()', '.splitlines(True)', ".startswith('h')", ".startswith(('z', 'H'))", ".startswith('', 1)", '.strip()', ".strip('h d')", '.swapcase()', '.title()',
    ".translate({97: 'A', 104: None, 108: 0x1F600})", '.upper()', '.zfill(8)', ".__format__('>12')", "[::-1]", "[1:3]", "[-3:]", "[::2]", ".__len__()"]
STR = cross(STRS, STR_CALLS) + '''
'a'.split(1)
'a'.split('')
'a'.split(maxsplit='a')
'a'.split(1,2,3)
'a'.split(sep=1)
'a'.split(foo=1)
'a b c'.split(maxsplit=1)
'a b c'.rsplit(sep=' ', maxsplit=1)
'a'.splitlines(keepends='x')
'a'.splitlines(foo=1)
'a'.expandtabs(tabsize=3)
'a'.expandtabs(1,2)
'a'.expandtabs('a')
'a'.encode(errors=1)
'a'.encode(1)
'a'.encode('foo')
'a'.encode('utf-8','foo')
'\\xe9'.encode('ascii','foo')
'\\xe9'.encode('ascii')
'ab\\xe9\\xe8'.encode('ascii')
'\\u6f22'.encode('latin-1')
'a'.encode('ascii','ignore',3)
'a'.replace('a','b',count=1)
'a'.replace('a','b',1,2)
'a'.replace('a','b',foo=1)
'a'.replace()
'a'.replace('a')
'a'.replace('a',None)
'a'.replace(1,2)
'a'.zfill()
'a'.zfill('a')
'a'.translate()
'a'.translate(1)
'a'.isalpha(1)
'a'.lower(1)
'a'.strip(1,2)
'a'.strip(1)
'a'.lstrip(1)
'a'.strip(None)
'a'.startswith()
'a'.startswith('a','b')
'a'.startswith(None)
'a'.startswith((1,))
'a'.startswith([])
'a'.endswith(1)
'a'.index('z',1,2,3)
'a'.index('b')
'a'.rindex('b')
'a'.join()
'a'.join(1)
'a'.join([1])
'a'.join(['a', b'b'])
'a'.join(None)
'-'.join(gen(0))
'-'.join(str(i) for i in gen(5))
'-'.join({'k': 1, 'l': 2})
'-'.join([MyStr('a'), 'b'])
type(''.join([MyStr('a')]))
'a'.join(Raises())
'a'.__format__()
'a'.__format__(1)
'a'.center()
'a'.center('b')
'a'.center(5,'ab')
'a'.center(5,1)
'abc'.center(10**30)
'abc'.center(-5)
'a'.find()
'a'.find(1)
'a'.find('a','b')
'x'.count('x',None,None)
'x'.find('x',0,5)
'xax'.rfind('x',-1)
'abc'.index('c',-1)
'abc'.find('c',Index())
'abc'.startswith('',3)
'abc'.startswith('',4)
'abc'.startswith(())
'abc'.removesuffix(None)
'abc'.removeprefix(1)
'a'.partition(None)
'a'.partition('')
'a'.partition(1)
'a'.format(1,x=2)
'a'.format_map()
'{}'.format()
'{a}'.format()
'{a}'.format_map({})
'{a}'.format_map(1)
'{0}'.format_map({})
'{0.a}'.format(1)
'{0[a]}'.format({'a':5})
'{0[0]}'.format([5])
'{0[0]}'.format({0:6})
'{:{}}|{:>{w}}'.format('a',5,'b',w=4)
'{a!r:>5}'.format(a='b')
'{!s}{!r}{!a}'.format(1,'é','é')
'{}{}'.format(1,2)
'{1}{0}'.format(1,2)
'{{}}'.format()
'{{{}}}'.format(5)
'{0[a]}'.format([1])
'{0[-1]}'.format([1])
'{0[-1]}'.format({'-1': 2})
'{} {0}'.format(1)
'{0} {}'.format(1)
'{!x}'.format(1)
'{!}'.format(1)
'{:x}'.format('a')
'{:5}|{:<5}|{:^5}|{:>5}|{:05d}|{:+}|{:,}|{:.3f}|{:e}|{:%}'.format(1,2,3,4,5,6,1234567,3.14159,12345.678,0.25)
'{:b} {:o} {:x} {:X} {:#b} {:#o} {:#x} {:c} {:n}'.format(5,64,255,255,5,64,255,65,5)
'{'.format()
'}'.format()
'{a.b[c]}'.format_map({'a':1})
'{:{:{}}}'.format(1,2,3)
'{0.real} {0.imag}'.format(1+2j)
'{a[b]}'.format(a={'b': [1]})
'{:>10}'.format([1])
'{:5}'.format(None)
'{}'.format(None)
'{0!r:>10}'.format([1])
'{:.2}'.format('abcdef')
'{:*^12.3}'.format('abcdef')
str.maketrans('abc','xyz','d')
str.maketrans({'a':'b',99:None})
str.maketrans('ab','cd')
'abcd'.translate(str.maketrans('abc','xyz','d'))
'ab'.translate({97:'xx',98:None})
'ab'.translate([1]*98)
'a'.translate({97:0x110000})
'a'.translate({97:1.5})
'a'.translate({97:10**30})
'a'.translate({97:-1})
'ab'.maketrans('a','b',1)
str.maketrans('a','b','c','d')
str.maketrans([1])
str.maketrans(1)
str.maketrans('a','bc')
str.maketrans({'ab':1})
str.maketrans({1.0:1})
str.maketrans('a',1)
str.maketrans(1,'a')
str()
str(1)
str(b'a')
str(object='a')
str(b'a',errors='strict')
str(bytearray(b'a'),'ascii')
str(encoding='a')
str(b'\\xff','utf-8')
str(b'ab\\xe2\\x82','utf-8')
str(b'\\xff','utf-8','replace')
str(b'\\xffa','utf-8','ignore')
str(b'\\xff','latin-1')
str('a',errors='x')
str(1, errors='x')
str(b'a', encoding=None)
str(1,2,3,4)
str(foo=1)
str(b'a',1)
str('a','utf-8')
str(MyStr('a'))
type(str(MyStr('a')))
type(MyStr('a').strip()), type(MyStr('a').replace('z','')), type(MyStr('a').partition('b')[0]), type(MyStr('a').upper())
MyStr(b'abc', 'utf-8')
MyStr()
type(MyStr(5)), MyStr(5)
'a'.casefold() == 'A'.casefold(), 'ß'.casefold(), 'ﬁ'.upper(), 'İ'.lower(), 'ΑΣ'.lower()
len(MyStr('abc')), MyStr('abc')[1], MyStr('a') + 'b', 'b' + MyStr('a'), MyStr('a') * 2, MyStr('a') == 'a', hash(MyStr('a')) == hash('a'), {'a': 1}[MyStr('a')], list(MyStr('ab')), 'a' in MyStr('ab'), repr(MyStr('x')), MyStr('x') < 'y', f'{MyStr("q")}'
MyStr('%s') % 1, '%s' % MyStr('u'), MyStr('abc')[::-1], type(MyStr('abc')[:]), type(MyStr('a') + 'b')
s := 'hello', s.strip() is s, s.replace('z','') is s, s.ljust(3) is s, s.zfill(2) is s, s.removeprefix('z') is s, s.partition('z')[0] is s, s.split('z')[0] is s, ''.join([s]) is s, '{}'.format(s) is s, format(s,'') is s, str(s) is s, s.lower() is s, s.expandtabs() is s, s.splitlines()[0] is s, '{:s}'.format(s) is s, '{0!s}'.format(s) is s
'''.strip().split('\n')

BYTESES = ["b''", "b'a'", "b'hello world'", "b'Hello World'", "b'  spam  '", "b'a,b,,c'", "b'\\tx\\ty\\n'", "b'\\x00\\xff\\xe9'", "b'12345'", "b'-42'",
           "b'line1\\nline2\\r\\nline3'", "bytearray(b'byte array')", "b'xyxyxy'"]
BYTES_CALLS = [c for c in ['.capitalize()', '.center(12)', ".center(13, b'*')", ".count(b'')", ".count(b'x')", ".count(97, 1)", ".count(b'l', 2, -2)", '.decode()',
    ".decode('ascii', 'replace')", ".decode('latin-1')", ".decode('utf-8', 'backslashreplace')", ".endswith(b'd')", ".endswith((b'x', b'y', b'ld'))", ".endswith(b'l', 0, 4)", '.expandtabs()', '.expandtabs(3)', ".find(b'o')", ".find(b'')",
    ".find(108, 3)", ".find(b'x', -3, -1)", ".index(b'l')", '.hex()', ".hex('-')", ".hex(':', 2)", ".hex('_', -3)", '.isalnum()', '.isalpha()', '.isascii()', '.isdigit()', '.islower()',
    '.isspace()', '.istitle()', '.isupper()', ".join([b'1', b'2', bytearray(b'3')])", ".join((b'q',))", '.ljust(9)', ".ljust(9, b'e')", '.lower()', '.lstrip()', ".lstrip(b'h a')",
    ".partition(b' ')", ".partition(b'xy')", ".removeprefix(b'he')", ".removesuffix(b'ld')", ".replace(b'l', b'LL')", ".replace(b'', b'-')", ".replace(b'x', b'', 1)",
    ".rfind(b'l')", ".rindex(b'o')", '.rjust(9)', ".rpartition(b' ')", '.rsplit()', ".rsplit(b' ', 1)", ".rsplit(b',')", ".rsplit(None, 1)", '.rstrip()', ".rstrip(b'dl')", '.split()',
    ".split(b' ')", ".split(b',', 1)", ".split(None, 1)", '.splitlines()', '.splitlines(True)', ".startswith(b'h')", ".startswith((b'z', b'H'))", '.strip()', ".strip(b'h d')",
    '.swapcase()', '.title()', ".translate(None, b'lo')", ".translate(bytes(range(255, -1, -1)))", '.upper()', '.zfill(8)', '[::-1]', '[1:3]', '[0]', '.__len__()', ' + b"z"', ' * 2']]
BYTES = cross(BYTESES, BYTES_CALLS) + '''
b'a'.find('a')
b'a'.find(300)
b'abc'.find(1.0)
b'a'.join(['a'])
b'a'.join(1)
b'abc'.join([1])
b'a'.replace('a','b')
b'abc'.replace(b'a')
b'abc'.replace(b'a',b'b',None)
b'abc'.replace(b'a',b'b',count=1)
b'a'.split('a')
b'a'.split(b'')
b'a'.startswith('a')
b'abc'.startswith((b'z','b'))
b'abc'.endswith(1)
b'a'.decode('foo')
b''.decode('foo')
b'abc'.decode(1)
b'abc'.decode('utf-8','foo')
b'\\xff'.decode()
b'\\xe2\\x28'.decode()
b'ab\\xc3'.decode()
b'\\xff'.decode('ascii')
b'\\xff'.decode('ascii', 'foo')
bytes.fromhex('a')
bytes.fromhex('zz')
bytes.fromhex('a b')
bytes.fromhex(1)
bytes.fromhex('ab cd')
bytearray.fromhex('ab')
bytes.fromhex(b'ab')
b'a'.hex('ab')
b'a'.hex(1)
b'abc'.hex('')
b'abc'.hex('é')
b'abc'.hex(b':')
b'abc'.hex(sep='-', bytes_per_sep=2)
b'a'.center(3,'a')
b'abc'.rjust(5,b'xy')
b'abc'.center('a')
b'a'.translate('a')
b'abc'.translate(b'a')
b'abc'.translate()
b'abc'.translate(1)
b'abc'.translate(None,delete=b'b')
b'a'.strip('a')
b'abc'.strip(1)
b'a'.partition('a')
b'a'.partition(b'')
b'a'.index(b'c')
b'abc'.removeprefix('a')
b'abc'.maketrans(b'a',b'bc')
b'abc'.maketrans(b'a',1)
bytes.maketrans(b'a',b'b')[97]
b'abc'.count()
bytes('a')
bytes(1,'utf-8')
bytes(b'a','utf-8')
bytes(b'',errors='a')
bytes(-1)
bytes(10**30)
bytes([256])
bytes([1.0])
bytes(1.0)
bytes(['a'])
bytes('a','foo')
bytes(source=b'a')
bytes(3)
bytes([1,2])
bytes('é','utf-8')
bytes('é','ascii','replace')
bytes(Index())
bytes((1,2))
bytes(range(3))
bytes(bytearray(b'a'))
bytes(Bytes())
bytes(gen(3))
bytes({3: 1})
bytes(b'a','x','y','z')
bytes(foo=1)
bytes('a',1)
bytes('a',encoding='utf-8',errors=1)
bytes(None)
bytes()
bytearray(-1)
bytearray([300])
bytearray('a')
bytearray(1.0)
bytearray('é', 'utf-8')
bytearray(2)
bytearray(gen(3))
bytearray()
do(bytearray(b'a'), lambda b: b.append(300))
do(bytearray(b'a'), lambda b: b.append('a'))
do(bytearray(b'a'), lambda b: b.append(98))
do(bytearray(b'a'), lambda b: b.pop())
do(bytearray(b''), lambda b: b.pop())
do(bytearray(b'a'), lambda b: b.pop(5))
do(bytearray(b'abc'), lambda b: b.pop(0))
do(bytearray(b'a'), lambda b: b.remove(300))
do(bytearray(b'a'), lambda b: b.remove(5))
do(bytearray(b'abc'), lambda b: b.remove(98))
do(bytearray(b'a'), lambda b: b.extend(1))
do(bytearray(b'a'), lambda b: b.extend([300]))
do(bytearray(b'a'), lambda b: b.extend('a'))
do(bytearray(b'a'), lambda b: b.extend([None]))
do(bytearray(b'a'), lambda b: b.extend(gen(3)))
do(bytearray(b'a'), lambda b: b.extend(b))
do(bytearray(b'a'), lambda b: b.insert(0,300))
do(bytearray(b'a'), lambda b: b.insert(-5,99))
do(bytearray(b'a'), lambda b: b.insert(50,99))
do(bytearray(b'abc'), lambda b: b.insert('a',1))
do(bytearray(b'abc'), lambda b: b.clear())
do(bytearray(b'abc'), lambda b: b.reverse())
do(bytearray(b'abc'), lambda b: b.copy())
do(bytearray(b'abc'), lambda b: b.resize(5))
do(bytearray(b'abc'), lambda b: b.resize(-1))
do(bytearray(b'abc'), lambda b: b.__setitem__(1, 120))
do(bytearray(b'abc'), lambda b: b.__setitem__(slice(0, 2), b'xyz'))
do(bytearray(b'abc'), lambda b: b.__setitem__(5, 1))
do(bytearray(b'abc'), lambda b: b.__delitem__(0))
do(bytearray(b'abc'), lambda b: b.__delitem__(slice(0, 2)))
97 in b'abc', b'bc' in b'abc', b'' in b''
'a' in b'abc'
300 in b'abc'
b'abc' < b'abd', b'a' == bytearray(b'a'), bytearray(b'a') == b'a', b'a' == 'a'
b'a' + 'b'
b'%d %s %r' % (1, b'x', 'y')
b'%b|%5s|%-5s|%c|%c|%x|%a' % (b'x', b'y', bytearray(b'z'), 65, b'B', 255, 'é')
bytearray(b'%d') % 5
b'%s' % 'a'
b'%c' % 300
b'%c' % 'a'
b'%d' % 'a'
b'%s' % (1, 2)
b'\\xff%d' % 1
do(bytearray(b'abcdef'), lambda b: b.__setitem__(slice(0, 6, 2), b'XYZ'))
do(bytearray(b'abcdef'), lambda b: b.__setitem__(slice(0, 6, 2), b'XY'))
do(bytearray(b'abcdef'), lambda b: b.__delitem__(slice(0, 6, 2)))
do(bytearray(b'abc'), lambda b: b.__setitem__(slice(0, 1), [1, 2]))
do(bytearray(b'abc'), lambda b: b.__setitem__(slice(0, 1), 5))
do(bytearray(b'abc'), lambda b: b.__setitem__(slice(0, 1), 'x'))
do(bytearray(b'abc'), lambda b: b.__setitem__(0, 'x'))
do(bytearray(b'abc'), lambda b: b.__setitem__('x', 1))
list(b'abc'), bytes(reversed(b'abc'))
b := b'hello', b.strip() is b, b.replace(b'z',b'') is b, b.split(b'z')[0] is b, b.ljust(2) is b, b''.join([b]) is b, bytes(b) is b, b.lower() is b
'''.strip().split('\n')

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
[1, 2, 3][1.0]
[1, 2, 3]['a']
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

INTS = ['0', '1', '-1', 'True', '255', '-256', '12345678901234567890', '-(2**100)', 'MyInt(77)']
INT_CALLS = ['.as_integer_ratio()', '.bit_count()', '.bit_length()', '.conjugate()', '.denominator', '.imag', '.is_integer()', '.numerator', '.real', '.to_bytes()', ".to_bytes(13, 'big', signed=True)",
    ".to_bytes(2, 'little')", ".to_bytes(20, byteorder='little', signed=True)", '.__round__()', '.__round__(-1)', '.__round__(-2)', '.__round__(3)', '.__trunc__()', '.__floor__()', '.__ceil__()',
    ".__format__('x')", ".__format__(',')", ".__format__('+010d')", ".__format__('.2f')", ".__format__('c')", ".__format__('')", ".__format__('e')", ".__format__('q')", '.__int__()', '.__index__()', '.__float__()', '.__bool__()']
INT = cross(INTS, INT_CALLS) + '''
int()
int(x=5)
int(5,base=3)
int(base=3)
int('5',base=3.0)
int('5',1,2)
int('5',b=2)
int([])
int(None)
int(BadInt())
int(BadIndex())
int(Int()), int(Index())
int(Float())
int(2.5), int(-2.5), int('  12 '), int(b'12'), int(bytearray(b'12')), int(True), int(MyInt(3)), type(int(MyInt(3)))
int('1_000'), int('-0x1f', 16), int('0x1f', 0), int('0b101', 0), int('z', 36), int('٣'), int('+5'), int('0o17', 8)
int('1', Index())
int('1', base='a')
int('12', 10**30)
int('12', 1)
int('12', 37)
int('9', 8)
int('', 10)
int('a')
int(' ')
int('1__0')
int(b'x')
int('1'*5000)
int(float('nan'))
int(float('inf'))
int(1e30)
int('12', x=1)
MyInt('12'), type(MyInt('12')), MyInt(), MyInt(5) + 1, type(MyInt(5) + 1)
-MyInt(5), +MyInt(5), ~MyInt(5), abs(MyInt(-5)), bool(MyInt(3)), type(-MyInt(5)), MyInt(5) // 2, 7 % MyInt(4), MyInt(2) ** 3, MyInt(1) < 2, hash(MyInt(9)), str(MyInt(4)), repr(MyInt(4)), [0, 1, 2][MyInt(1)]
type(MyInt(7).real), type(MyInt(7).conjugate()), type(round(MyInt(7))), type(True.real)
(1).to_bytes(-1)
(1).to_bytes(1,'a')
(300).to_bytes()
(-1).to_bytes()
(1).to_bytes('a')
(1).to_bytes(1,2)
(1).to_bytes(1,'big',3)
(1).to_bytes(1,'big',signed=1,foo=2)
(1).to_bytes(length=2,byteorder='little')
int.from_bytes(b'ab')
int.from_bytes(b'ab','little')
int.from_bytes(b'\\xff\\xfe','big',signed=True)
int.from_bytes([1,2])
int.from_bytes(bytearray(b'a'))
int.from_bytes(Bytes())
int.from_bytes(gen(3))
int.from_bytes(1)
int.from_bytes('a')
int.from_bytes([1,300])
int.from_bytes(b'ab',1)
int.from_bytes()
int.from_bytes(b'ab','foo')
int.from_bytes(b'ab','big',1)
MyInt.from_bytes(b'ab'), type(MyInt.from_bytes(b'ab'))
bool.from_bytes(b'a')
(1).__round__('a')
(1).__round__(1,2)
(1).__round__(None)
(1).__format__(1)
bool(), bool(0), bool([]), bool('a'), bool(MyInt(0))
bool(1,2)
bool(x=1)
bool.__new__(int)
True + True, True & False, True | 1, ~5, True ^ True
format(True, ''), format(True, 'd'), format(5, '08b'), format(-5, '#x')
'''.strip().split('\n')

FLOATS = ['0.0', '-0.0', '1.5', '-2.5', '1e300', '1e-300', '0.1', '123456.789', "float('inf')", "float('-inf')", "float('nan')", '3.0', '1e16', '5e-324']
FLOAT_CALLS = ['.as_integer_ratio()', '.conjugate()', '.hex()', '.imag', '.is_integer()', '.real', '.__round__()', '.__round__(1)', '.__round__(-2)', '.__round__(None)', '.__trunc__()', '.__floor__()', '.__ceil__()',
    ".__format__('.3f')", ".__format__('e')", ".__format__('g')", ".__format__('%')", ".__format__(',.2f')", ".__format__('>+20')", ".__format__('')", ".__format__('d')", '.__int__()', '.__repr__()', '.__bool__()']
FLOAT = cross(FLOATS, FLOAT_CALLS) + '''
float()
float(x=1)
float(1,2)
float(None)
float([])
float('')
float('1e5'), float('  1_0.5 '), float(b'2.5'), float(True), float(Index()), float(Float()), float('infinity'), float('-nan'), float('1e400'), float('٣')
float('a')
float('1__0')
float(b'x')
float(10**400)
float(Int())
float(BadFloat())
float(BadIndex())
float.fromhex('0x1p3'), float.fromhex('inf'), float.fromhex('1.8'), float.fromhex('-0x.1p-3')
float.fromhex(1)
float.fromhex('z')
float.fromhex('0x1p5000')
float.from_number(3), float.from_number(2.5)
float.from_number('a')
float.from_number(Float())
(1.0).is_integer(1)
(1.5).__round__('a')
(1.5).__round__(10**30), (1.5).__round__(-10**30)
(1.0).__format__(1)
f := 1.5, float(f) is f
complex('1+2j'), complex(' ( 1-2J ) '), complex('j'), complex('-j'), complex('1e3+infj'), complex('nanj'), complex('1_0+2_0j'), complex('+1-.5j'), complex('inf')
complex('1+2')
complex('1 + 2j')
complex('')
complex('a')
complex('1+2j3')
complex('(1+2j')
complex([])
complex(None)
complex('1',2)
complex(1,'2')
complex(1,2,3)
complex(real=1,imag=2), complex(imag=1), complex(1.5), complex(True), complex()
complex(Index()), complex(Float())
complex(Complex())
complex(1,Complex())
complex(real='1')
complex(1, imag='x')
complex(foo=1)
complex.from_number(3), complex.from_number(1j)
complex.from_number('a')
(1+2j).conjugate(), (1j).real, (1+2j).imag, (1+2j).__complex__()
format(1+2j,'.2f'), (1j).__format__(''), format(1+2j, '>20')
(1+2j) * (3-1j), (1+2j) / (3-1j), (1+2j) ** 2, abs(3+4j), -(1+2j), (1+2j) == (1+2j), 1j ** 0.5
(1+2j) / 0
(1+2j) < 1
c := 1j, complex(c) is c
range()
range('a')
range(1.0)
range(1,2,0)
range(1,2,3,4)
range(x=1)
range(Index()), range(0,Index()), range(True), range(3), range(1, 10, 3), range(10**30)
range(3).start, range(1,5,2).stop, range(1,5,2).step
range(10**30).count(5), range(10).index(3), range(10**30).index(10**29), range(0, 10, 3).index(9), range(10, 0, -2).index(4)
range(3).index(5)
range(3).index('a')
range(3).count('a'), range(3).count(2.0), range(3).count(True), range(3).index(2.0)
range(0, 10, 3).index(4)
range(10)[2], range(10)[-1], range(10)[2:5], range(10)[::-2], range(0, 20, 3)[1:4], len(range(0, 10, 3)), 3 in range(10), 3.0 in range(10), 'a' in range(3)
range(10)[10]
range(10)['a']
range(0) == range(2, 2), range(3) == range(0, 3, 1), hash(range(3)) == hash(range(0, 3))
slice()
slice(1,2,3,4)
slice(1,x=1)
slice(1), slice(1, 2), slice(1, 2, 3), slice('a', None, [])
slice(1,2,3).indices(10), slice(None).indices(5), slice(None,None,-1).indices(5), slice(10**30).indices(10**31), slice(-10**30,None,None).indices(5), slice(-3, None).indices(10), slice(None, None, -2).indices(10**20)
slice(Index()).indices(5)
slice(1).indices('a')
slice(1).indices(-1)
slice(1,2,0).indices(3)
slice('a').indices(3)
slice(1,2).indices()
slice(1).start, slice(1).stop, slice(1, 2, 3).step
slice(1, 2) == slice(1, 2), slice(1, 2) < slice(1, 3)
'''.strip().split('\n')

GROUPS = {'str': STR, 'bytes': BYTES, 'list': LIST, 'dict': DICT, 'set': SET, 'int': INT, 'float': FLOAT}

def answer(expression, names):
    try:
        return repr(eval(f'({expression})', names))
    except BaseException as e:
        return f'!! {type(e).__name__} {e}'

if __name__ == '__main__':
    warnings.simplefilter('ignore')
    here = Path(__file__).parent
    here.joinpath('preamble.py').write_text(PREAMBLE.lstrip())
    for group, expressions in GROUPS.items():
        names = {'__name__': '__main__'}
        exec(PREAMBLE, names)
        lines = [f'{e}\t{answer(e, names)}\n' for e in expressions]
        assert all(line.count('\n') == 1 for line in lines)
        here.joinpath(group + '.txt').write_text(''.join(lines))
    for program in here.joinpath('programs').glob('*.py'):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(program.read_text(), 'program.py', 'exec'), {'__name__': '__main__'})
        program.with_suffix('.out').write_text(out.getvalue())
