import asyncio, contextvars, gc, sys, weakref
v = contextvars.ContextVar("v"); w = contextvars.ContextVar("w", default=[])
try: v.get()
except LookupError as e: print(type(e).__name__, e.args[0] is v)
t = v.set(1); print(v.get(), v.get(5), t.var is v, t.old_value is contextvars.Token.MISSING)
t2 = v.set(2); v.reset(t2); print(v.get())
try: v.reset(t2)
except RuntimeError as e: print(str(e)[:11], str(e)[-26:])
try: w.reset(t)
except ValueError as e: print(str(e)[-36:])
c = contextvars.copy_context()
def f(): v.set(99); return v.get()
print(c.run(f), v.get(), c[v], len(c), v in c, w in c, c.get(w), list(c) == [v])
with v.set(7): print(v.get())
print(v.get(), c == c.copy(), contextvars.Token.MISSING)
try: c.run(lambda: c.run(f))
except RuntimeError as e: print(str(e)[:21])
class Big: pass
async def holder(obj):
    await asyncio.sleep(1)
async def main():
    b = Big(); r = weakref.ref(b)
    t = asyncio.create_task(holder(b)); del b
    await asyncio.sleep(0)
    print("alive", r() is not None)
    t.cancel()
    try: await t
    except asyncio.CancelledError: pass
    print("dead", r() is None)
    print(sys.getrefcount(t.get_coro()) > 0, t.get_coro().cr_frame)
    wt = weakref.ref(t); del t
    print("task gone", wt() is None)
    loop = asyncio.get_running_loop()
    loop.call_later(.02, print, "later"); loop.call_soon(print, "soon")
    h = loop.call_later(.01, print, "never"); h.cancel()
    await asyncio.sleep(.03)
    start = loop.time(); await asyncio.sleep(.5); print(.5 <= loop.time() - start < 5)
    f = loop.create_future()
    loop.call_later(.01, f.set_exception, ValueError("x"))
    try: await f
    except ValueError as e: print(e, f.exception())
    async def nested(n):
        if n: return await nested(n - 1)
        await asyncio.sleep(0); return "deep"
    print(await nested(50))
    q = asyncio.PriorityQueue(); 
    for x in (3, 1, 2): q.put_nowait(x)
    print([q.get_nowait() for _ in range(3)], q.empty(), q.qsize())
    s = asyncio.LifoQueue(); s.put_nowait(1); s.put_nowait(2); print(await s.get())
    try: q.get_nowait()
    except asyncio.QueueEmpty: print("empty")
    b = asyncio.Barrier(2)
    async def at(i): print("at", i, await b.wait())
    await asyncio.gather(at(1), at(2))
    async with asyncio.timeout(None) as tm: print(tm)
    ts = [asyncio.create_task(asyncio.sleep(d, d)) for d in (.9, .01, .6)]
    done, pending = await asyncio.wait(ts, return_when=asyncio.FIRST_COMPLETED)
    print([d.result() for d in done], len(pending))
    await asyncio.wait(pending)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(asyncio.sleep(1)); raise IndexError
    except BaseException as e: print(type(e).__name__)
    try: asyncio.run(main())
    except RuntimeError as e: print(e)
    t = asyncio.create_task(asyncio.sleep(5), name="left"); t.add_done_callback(lambda t: print("cb", t.get_name(), t.cancelled()))
    await asyncio.sleep(0)
r = asyncio.Runner()
with r:
    print(r.run(asyncio.sleep(0, "a")), r.run(asyncio.sleep(.1, "b")))
co = main()
asyncio.run(co)
print(gc.collect() >= 0)
try: asyncio.get_running_loop()
except RuntimeError as e: print(e)
try: asyncio.get_event_loop()
except RuntimeError as e: print(e)
loop = asyncio.new_event_loop()
print(loop.run_until_complete(asyncio.sleep(0, 4))); loop.close(); print(loop.is_closed())
co = asyncio.sleep(0)
try: loop.run_until_complete(co)
except RuntimeError as e: print(e)
co.close()
