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
