import asyncio, contextvars
async def work(n, d):
    print("start", n)
    await asyncio.sleep(d)
    print("end", n)
    return n * 10
async def main():
    print(await asyncio.gather(work(1, .03), work(2, .01), work(3, .02)))
    t = asyncio.create_task(work(4, .01), name="four")
    print(t.get_name(), t.done(), asyncio.current_task().get_name())
    await t
    print(t.result(), t.exception())
    t = asyncio.create_task(work(5, 1))
    await asyncio.sleep(0)
    t.cancel("why")
    try: await t
    except asyncio.CancelledError as e: print("cancelled", e.args, t.cancelled())
    try:
        async with asyncio.timeout(.01):
            await asyncio.sleep(1)
    except TimeoutError as e: print("timeout", repr(e), repr(e.__cause__))
    try: await asyncio.wait_for(work(6, 1), .01)
    except asyncio.TimeoutError: print("timeout 2")
    q = asyncio.Queue(2)
    async def producer():
        for i in range(5):
            await q.put(i); print("put", i)
        await q.put(None)
    async def consumer():
        while (x := await q.get()) is not None:
            print("got", x); q.task_done()
    await asyncio.gather(producer(), consumer())
    print(q)
    e = asyncio.Event()
    async def waiter(i):
        await e.wait(); print("woken", i)
    ws = [asyncio.create_task(waiter(i)) for i in range(3)]
    await asyncio.sleep(0); e.set(); 
    done, pending = await asyncio.wait(ws)
    print(len(done), len(pending))
    lock = asyncio.Lock()
    async def locked(i):
        async with lock:
            print("in", i); await asyncio.sleep(0); print("out", i)
    await asyncio.gather(*[locked(i) for i in range(3)])
    print(repr(lock).split()[-1])
    sem = asyncio.Semaphore(2)
    async def s(i):
        async with sem:
            print("s in", i); await asyncio.sleep(.01); print("s out", i)
    await asyncio.gather(*[s(i) for i in range(4)])
    for c in asyncio.as_completed([work(7, .02)]):
        print("completed", await c)
    async def fail(): raise ValueError("bad")
    print(await asyncio.gather(fail(), work(9, 0), return_exceptions=True))
    try: await asyncio.gather(fail(), work(10, .01))
    except ValueError as e: print("gather", e)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fail())
            tg.create_task(work(11, 1))
    except* ValueError as eg: print("group", eg.exceptions)
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(work(12, .01)); b = tg.create_task(work(13, 0))
    print(a.result(), b.result())
    c = asyncio.Condition()
    async def cw(i):
        async with c:
            await c.wait(); print("cond", i)
    ws = [asyncio.create_task(cw(i)) for i in range(2)]
    await asyncio.sleep(0)
    async with c: c.notify_all()
    await asyncio.gather(*ws)
    inner = asyncio.create_task(work(14, .01))
    outer = asyncio.shield(inner)
    await asyncio.sleep(0)
    outer.cancel()
    try: await outer
    except asyncio.CancelledError: print("outer cancelled")
    print(await inner)
    try: await asyncio.to_thread(print, 1) if 0 else None
    except RuntimeError: pass
    print(len(asyncio.all_tasks()), asyncio.get_running_loop())
    f = asyncio.get_running_loop().create_future()
    print(f); f.set_result(3); print(f, await f)
    f.add_done_callback(lambda f: print("called back", f.result()))
    try: f.set_result(1)
    except asyncio.InvalidStateError as e: print(e)
    return "result"
print(asyncio.run(main()))
v = contextvars.ContextVar("v", default=1)
async def ctx(n):
    v.set(n); await asyncio.sleep(0); print("ctx", v.get())
async def m2():
    await asyncio.gather(ctx(5), ctx(6)); print(v.get(), asyncio.current_task().get_name())
asyncio.run(m2())
try: asyncio.run(3)
except (TypeError, ValueError) as e: print(e)
async def agen():
    try:
        yield 1
        yield 2
    finally:
        await asyncio.sleep(0); print("agen closed")
async def m3():
    async for x in agen():
        print(x); break
    asyncio.create_task(agen().__anext__()) if 0 else None
    a = agen(); print(await anext(a)); globals()["keep"] = a
asyncio.run(m3())
async def bad(): raise KeyError("lost")
async def m4():
    t = asyncio.create_task(bad()); await asyncio.sleep(0); await asyncio.sleep(0)
    del t
asyncio.run(m4())
try: asyncio.run(bad())
except KeyError as e: print(repr(e))
