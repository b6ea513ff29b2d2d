# What a `with` statement holds while its block runs, and what it says of a thing that is no context manager.
import sys, gc
rc=sys.getrefcount
class P:
    def __enter__(self): print('enter',rc(self)); return 1
    def __exit__(self,*e): print('exit',rc(self),rc(e), rc(P.__exit__)); return True
o=P()
with o as x: print('in',rc(o),rc(P.__exit__),rc(P.__enter__), [type(r).__name__ for r in gc.get_referrers(o)])
with o: 1/0
class Q:
    def __enter__(self): print('enter',rc(self)); return 1
    def __exit__(self,*e): print('exit',rc(self),rc(e)); raise ValueError
    def __del__(self): print('del')
try:
    with Q(): print('x')
except ValueError: print('caught')
def g():
    with o as x: print('in',rc(o),rc(P.__exit__),rc(P.__enter__), [type(r).__name__ for r in gc.get_referrers(o)])
g()
class Half:
    def __enter__(self): pass
try:
    with Half(): pass
except TypeError as e: print(e)
class Half:
    def __exit__(self): pass
try:
    with Half(): pass
except TypeError as e: print(e)
class Half:
    async def __aenter__(self): pass
    async def __aexit__(self,*a): pass
try:
    with Half(): pass
except TypeError as e: print(e)
async def a():
    class A:
        async def __aenter__(self): print(rc(self)); return self
        async def __aexit__(self,*a): print(rc(self), rc(a))
    async with A() as q: print(rc(q), rc(A.__aexit__))
    try:
        async with P(): pass
    except TypeError as e: print(e)
try: a().send(None)
except StopIteration: pass
