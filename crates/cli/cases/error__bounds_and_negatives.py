# Wrong bounds, negative numbers where none may be, and what Counter and bytearray make of them.
def t(f):
    try: print(f, '->', repr(eval(f)))
    except BaseException as e: print(f,'->', type(e).__name__, e)
import bisect, collections, itertools as it, math
for f in '''list(it.combinations([1,2],-1))
list(it.permutations([1,2],-1))
list(it.combinations_with_replacement([1,2],-1))
list(it.batched([1],0))
it.tee([1],-1)
list(it.islice([1],-1))
math.comb(-1,2)
math.perm(3,-1)
math.factorial(-1)
bisect.bisect([1],2,-1)
collections.Counter('ab')^collections.Counter('bc')
bytearray(b"it's")
bytearray(b'it"s')
str(bytearray(b"it's"))
[1,2]['a':]
[1,2].__setitem__(slice('a',None),3)
'abc'['a':]
(1,2)['a':]
b'a'['a':]
range(3)['a':]
slice('a').indices(3)
bytearray(b'abc')['a':]
collections.deque([1])['a':]
[1].index(1,'a')
'a'.find('a','b')
(1,).index(1,'a')'''.split('\n'): t(f)
def asg(s):
    try: exec(s, {}); print(s,'ok')
    except BaseException as e: print(s,'->', type(e).__name__, e)
asg('a=[1,2]; a["a":]=[1]')
asg('a=[1,2]; del a["a":]')
asg('a=bytearray(b"abc"); a["a":]=b"1"')
asg('a=bytearray(b"abc"); del a["a":]')
asg('a=[1,2]; a[:"x"]')
asg('import array\na=array.array("i",[1]); a["a":]')
asg('a=memoryview(b"abc"); a["a":]')
asg('a=memoryview(bytearray(b"abc")); a["a":]=b"1"')
