from contextlib import *
import contextlib, sys
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e, repr(e.__context__), repr(e.__cause__))
@contextmanager
def tag(n):
    'doc of tag'
    print('<', n)
    try: yield n.upper()
    except ValueError as e: print('caught', e)
    finally: print('>', n)
with tag('a') as x: print(x)
with tag('b'): raise ValueError('v')
def f():
    with tag('c'): raise KeyError('k')
t(f); print(tag.__doc__, tag.__name__)
@contextmanager
def no(): return; yield
@contextmanager
def two(): yield; yield
@contextmanager
def sup():
    try: yield
    except: pass
    yield
def g(cm, exc=None):
    with cm():
        if exc: raise exc
t(lambda: g(no)); t(lambda: g(two)); t(lambda: g(sup, ValueError('x'))); t(lambda: g(two, StopIteration('s')))
@contextmanager
def chg():
    try: yield
    except ValueError as e: raise TypeError('changed') from e
t(lambda: g(chg, ValueError('o')))
@tag('deco')
def fn(a): print('in', a); return a
print(fn(3), fn(4))
class Cl:
    def close(self): print('closed')
with closing(Cl()) as c: print(type(c).__name__)
with suppress(KeyError, ValueError): {}['x']
with suppress(ValueError): print('no error')
def h():
    with suppress(ValueError): raise KeyError(1)
t(h)
class W:
    def __init__(s): s.t = ''
    def write(s, x): s.t += x
    def flush(s): pass
w = W()
with redirect_stdout(w) as ww: print('captured')
print(repr(w.t), ww is w)
with nullcontext(5) as n: print(n)
class R:
    def __init__(s, n, sup=False, exc=None): s.n, s.sup, s.exc = n, sup, exc
    def __enter__(s): print('enter', s.n); return s.n
    def __exit__(s, *a):
        print('exit', s.n, a[0] and a[0].__name__)
        if s.exc: raise s.exc
        return s.sup
with ExitStack() as st:
    print(st.enter_context(R(1)), st.enter_context(R(2)))
    st.callback(print, 'cb', 1, sep='-'); st.push(R(3)); st.push(lambda *a: print('pushed', a[0]))
def k():
    with ExitStack() as st:
        st.enter_context(R('a', exc=KeyError('ka'))); st.enter_context(R('b', exc=ValueError('vb')))
        raise IndexError('body')
try: k()
except KeyError as e: print(repr(e), repr(e.__context__), repr(e.__context__.__context__))
with ExitStack() as st:
    st.enter_context(R('s', sup=True)); raise IndexError
with ExitStack() as st:
    st.enter_context(R('p')); kept = st.pop_all()
print('popped'); kept.close()
t(lambda: ExitStack().enter_context(3))
class D(ContextDecorator):
    def __enter__(s): print('D in'); return s
    def __exit__(s, *a): print('D out'); return False
@D()
def dd(): 'ddoc'; print('body')
dd(); print(dd.__name__, dd.__doc__)
print(isinstance(R(1), AbstractContextManager), issubclass(ExitStack, AbstractContextManager), isinstance(3, AbstractContextManager), isinstance(tag('x'), AbstractContextManager))
class My(AbstractContextManager):
    def __exit__(s, *a): print('my exit')
with My() as m: print(type(m).__name__)
t(AbstractContextManager)
async def main():
    async with AsyncExitStack() as s:
        s.callback(print, 'sync cb')
        async def acb(x): print('async cb', x)
        s.push_async_callback(acb, 3)
        s.enter_context(R('in async'))
        print(await s.enter_async_context(nullcontext(9)))
    async with nullcontext(4) as v: print(v)
try: main().send(None)
except StopIteration: print('done')
import weakref
class O: pass
def leak():
    o = O(); r = weakref.ref(o)
    @contextmanager
    def cm(x): y = 1; del x; yield
    with cm(o):
        del o; print('alive' if r() else 'dead')
leak()
