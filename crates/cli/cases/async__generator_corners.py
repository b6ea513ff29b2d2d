import types, sys
@types.coroutine
def sleep(n):
    x = yield n
    return x
async def main():
    return await sleep(5)
c = main()
print(c.send(None), c.cr_await.__name__, c.cr_suspended)
try: c.send("hello")
except StopIteration as e: print(e.value)
async def m(): await c
try: m().send(None)
except RuntimeError as e: print(e)
@types.coroutine
def wrapped():
    return sleep(1)
async def w(): return await wrapped()
c = w(); print(c.send(None)); c.close()
class G:
    def __init__(s): s.i=iter([1,2])
    def send(s,v): return next(s.i)
    def throw(s,*a): raise a[0]
    def close(s): print("closed")
    def __iter__(s): return s
    def __next__(s): return next(s.i)
@types.coroutine
def wg(): return G()
async def w2(): return await wg()
c = w2(); print(c.send(None)); c.close()
def gen():
    yield from main()
try: next(gen())
except TypeError as e: print(e)
def f(): pass
print(f.__code__.replace(co_name="g").co_name)
# firstiter hooks
def first(a): print("first", a.__name__)
def fin(a): print("fin", a.__name__)
sys.set_asyncgen_hooks(first, fin)
async def ag():
    yield 1
    yield 2
async def use():
    a = ag()
    await anext(a)
    del a
    async for x in ag():
        break
    print("done")
try: use().send(None)
except StopIteration: pass
old = sys.get_asyncgen_hooks()
print(old.firstiter is first)
sys.set_asyncgen_hooks(*(None,None))
try: sys.set_asyncgen_hooks(firstiter=3)
except TypeError as e: print(e)
sys.set_coroutine_origin_tracking_depth(2)
def mk(): return main()
c = mk(); print(len(c.cr_origin), c.cr_origin[0][1:]); c.close()
# running
async def r():
    print(me.ag_running)
    yield 1
me = r()
async def u():
    s = me.asend(None)
    await s
    try: await s
    except RuntimeError as e: print(e)
    t = me.asend(None)
    t.close()
    try: t.send(None)
    except RuntimeError as e: print(e)
    ac = me.aclose()
    await ac
    try: await ac
    except RuntimeError as e: print(e)
try: u().send(None)
except StopIteration: pass
async def bad():
    try: yield 1
    finally: yield 2
async def v():
    b = bad(); await anext(b)
    try: await b.aclose()
    except RuntimeError as e: print(e)
    async def raises():
        yield 1
        raise StopAsyncIteration
    r = raises(); await anext(r)
    try: await anext(r)
    except RuntimeError as e: print(e, repr(e.__cause__))
    async def conc():
        await sleep(1)
        yield
    k = conc()
    i = k.asend(None); i.send(None)
    for n in ("asend", "athrow", "aclose"):
        x = getattr(k, n)(*((None,) if n=="asend" else (ValueError,) if n=="athrow" else ()))
        try: x.send(None)
        except RuntimeError as e: print(e)
    i.close()
try: v().send(None)
except StopIteration: pass
for bad in (lambda: aiter(3), lambda: anext(3)):
    try: bad()
    except TypeError as e: print(e)
g = (x for x in [1])
try: g.throw(1)
except TypeError as e: print(e)
try: g.throw(ValueError, "abc", None)
except ValueError as e: print(repr(e))
def g1():
    yield
try:
    g1().throw(KeyError("x"))
except KeyError as e:
    print(repr(e), e.__traceback__.tb_next.tb_frame.f_code.co_name)
def h():
    try: yield
    except ValueError:
        yield
x = h(); next(x); x.throw(ValueError("a"))
try: x.throw(KeyError("k"))
except KeyError as e: print(repr(e.__context__))
try:
    raise IndexError
except IndexError:
    x = h(); next(x)
    try: x.throw(KeyError("k"))
    except KeyError as e: print(repr(e.__context__))
    def cl():
        try: yield
        except GeneratorExit as e: print(repr(e.__context__))
    x = cl(); next(x); x.close()
def inner():
    try: yield 1
    except ValueError as e: yield "caught"
def outer(): yield from inner()
o = outer(); next(o); print(o.throw(ValueError), o.gi_yieldfrom.__name__)
print(type(ag().asend(None).__await__()).__name__)
