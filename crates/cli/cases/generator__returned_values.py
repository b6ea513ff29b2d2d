# What a generator returns is let go at once by whoever does not ask for it.
class D:
    def __init__(self,n): self.n=n
    def __del__(self): print('del', self.n)
def g():
    yield 1
    return D(3)
for x in g(): print(x)
print('after for')
print(list(g())); print('after list')
print([*g()]); print('after star')
it=g(); next(it); print(next(it, 'dflt')); print('after next')
def h():
    yield from g()
    print('in h')
    r = yield from g()
    print('in h', r.n)
list(h()); print('after h')
a, = g(); print('unpack')
print(*g()); print('after call')
x = sum(g()); print('sum')
x = [y for y in g()]; print('comp')
x = {y for y in g()}; x = max(g()); print('max')
it=g(); next(it)
try: next(it)
except StopIteration as e: print('caught', e.value.n)
print('done')
it=g(); next(it)
try: it.send(None)
except StopIteration: print('stop')
print('x')
it=g(); next(it); it.close(); print('closed')
print(1 in g(), 5 in g()); print(tuple(map(str, g()))); print(dict(zip(g(), g()))); print('z')
