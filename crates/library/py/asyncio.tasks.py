"""Tasks: making them, waiting for them, sleeping."""

import functools
import math
import types

from _asyncio import (
    Future,
    Task,
    _enter_task,
    _get_running_loop,
    _leave_task,
    _register_task,
    all_tasks,
    current_task,
    get_event_loop,
    get_running_loop,
)
from asyncio.base_futures import isfuture
from asyncio.coroutines import iscoroutine
from asyncio.exceptions import CancelledError
from asyncio.futures import _set_result_unless_cancelled

__all__ = (
    "Task", "create_task", "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "wait", "wait_for", "as_completed",
    "sleep", "gather", "shield", "ensure_future", "run_coroutine_threadsafe", "current_task", "all_tasks",
    "create_eager_task_factory", "eager_task_factory", "_register_task", "_unregister_task", "_enter_task",
    "_leave_task",
)  # fmt: skip

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


def create_task(coro, **kwargs):
    """A task of the running loop for a coroutine."""
    return get_running_loop().create_task(coro, **kwargs)


def _unregister_task(task):
    task._log_destroy_pending = False


@types.coroutine
def _pass_turn():
    yield


async def sleep(delay, result=None):
    """Wait for some seconds, or for one round of the loop."""
    if delay <= 0:
        await _pass_turn()
        return result
    if math.isnan(delay):
        raise ValueError("Invalid delay: NaN (not a number)")
    loop = get_running_loop()
    future = loop.create_future()
    timer = loop.call_later(delay, _set_result_unless_cancelled, future, result)
    try:
        return await future
    finally:
        timer.cancel()


async def _wrap_awaitable(awaitable):
    return await awaitable


def ensure_future(coro_or_future, *, loop=None):
    """A future as it is, a task for anything else that can be awaited."""
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future.get_loop():
            raise ValueError("The future belongs to a different loop than the one specified as the loop argument")
        return coro_or_future
    own = iscoroutine(coro_or_future)
    if not own:
        if not hasattr(type(coro_or_future), "__await__"):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro_or_future = _wrap_awaitable(coro_or_future)
    try:
        return (get_event_loop() if loop is None else loop).create_task(coro_or_future)
    except RuntimeError:
        if own:
            coro_or_future.close()
        raise


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Wait for futures: two sets, of those that are done and of those that are not."""
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    fs = set(fs)
    if any(iscoroutine(f) for f in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    return await _wait(fs, timeout, return_when, get_running_loop())


def _release(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


async def _wait(fs, timeout, return_when, loop):
    waiter = loop.create_future()
    timer = None if timeout is None else loop.call_later(timeout, _release, waiter)
    left = len(fs)

    def _on_completion(f):
        nonlocal left
        left -= 1
        failed = return_when == FIRST_EXCEPTION and not f.cancelled() and f.exception() is not None
        if left <= 0 or return_when == FIRST_COMPLETED or failed:
            if timer is not None:
                timer.cancel()
            _release(waiter)

    for f in fs:
        f.add_done_callback(_on_completion)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for f in fs:
            f.remove_done_callback(_on_completion)
    done, pending = set(), set()
    for f in fs:
        (done if f.done() else pending).add(f)
    return done, pending


async def wait_for(fut, timeout):
    """Wait for one awaitable; what takes longer than timeout is cancelled, and TimeoutError raised."""
    if timeout is None or timeout > 0:
        from asyncio.timeouts import timeout as limited

        async with limited(timeout):
            return await fut
    fut = ensure_future(fut)
    if fut.done():
        return fut.result()
    await _cancel_and_wait(fut)
    try:
        return fut.result()
    except CancelledError as exc:
        raise TimeoutError from exc


async def _cancel_and_wait(fut):
    waiter = get_running_loop().create_future()
    callback = functools.partial(_release, waiter)
    fut.add_done_callback(callback)
    try:
        fut.cancel()
        await waiter
    finally:
        fut.remove_done_callback(callback)


class _AsCompletedIterator:
    # Gives futures (async for) or coroutines with their results (for) as they are done.
    def __init__(self, aws, timeout):
        from asyncio.queues import Queue

        self._done = Queue()
        self._timer = None
        loop = get_event_loop()
        todo = {ensure_future(aw, loop=loop) for aw in set(aws)}
        for f in todo:
            f.add_done_callback(self._handle_completion)
        if todo and timeout is not None:
            self._timer = loop.call_later(timeout, self._handle_timeout)
        self._todo = todo
        self._left = len(todo)

    def __aiter__(self):
        return self

    def __iter__(self):
        return self

    async def __anext__(self):
        if not self._left:
            raise StopAsyncIteration
        self._left -= 1
        return await self._wait_for_one()

    def __next__(self):
        if not self._left:
            raise StopIteration
        self._left -= 1
        return self._wait_for_one(resolve=True)

    def _handle_timeout(self):
        for f in self._todo:
            f.remove_done_callback(self._handle_completion)
            self._done.put_nowait(None)
        self._todo.clear()

    def _handle_completion(self, f):
        if not self._todo:
            return
        self._todo.remove(f)
        self._done.put_nowait(f)
        if not self._todo and self._timer is not None:
            self._timer.cancel()

    async def _wait_for_one(self, resolve=False):
        try:
            f = await self._done.get()
        except:
            self._left += 1
            raise
        if f is None:
            raise TimeoutError
        return f.result() if resolve else f


def as_completed(fs, *, timeout=None):
    """An iterator over awaitables in the order in which they are done."""
    if hasattr(type(fs), "__await__"):
        raise TypeError(f"expects an iterable of awaitables, not {type(fs).__name__}")
    return _AsCompletedIterator(fs, timeout)


class _GatheringFuture(Future):
    # Cancelling it cancels what it gathers.
    __slots__ = ("_children", "_cancel_requested")

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        some = False
        for child in self._children:
            if child.cancel(msg=msg):
                some = True
        if some:
            self._cancel_requested = True
        return some


def gather(*coros_or_futures, return_exceptions=False):
    """A future for the list of all results; the first exception is its own unless exceptions are results, too."""
    if not coros_or_futures:
        outer = get_event_loop().create_future()
        outer.set_result([])
        return outer
    loop = _get_running_loop()

    def _done_callback(fut):
        nonlocal finished
        finished += 1
        if outer is None or outer.done():
            if not fut.cancelled():
                fut.exception()
            return
        if not return_exceptions:
            exc = fut._make_cancelled_error() if fut.cancelled() else fut.exception()
            if exc is not None:
                outer.set_exception(exc)
                return
        if finished < len(known):
            return
        results = [_outcome(child) for child in children]
        if outer._cancel_requested:
            outer.set_exception(children[-1]._make_cancelled_error())
        else:
            outer.set_result(results)

    known = {}
    children = []
    finished = 0
    early = []
    outer = None
    for arg in coros_or_futures:
        fut = known.get(arg)
        if fut is None:
            fut = ensure_future(arg, loop=loop)
            if loop is None:
                loop = fut.get_loop()
            if fut is not arg:
                fut._log_destroy_pending = False
            known[arg] = fut
            if fut.done():
                early.append(fut)
            else:
                fut.add_done_callback(_done_callback)
        children.append(fut)
    outer = _GatheringFuture(children, loop=loop)
    for fut in early:
        _done_callback(fut)
    return outer


def _outcome(future):
    if future.cancelled():
        return CancelledError("" if future._cancel_message is None else future._cancel_message)
    exc = future.exception()
    return future.result() if exc is None else exc


def shield(arg):
    """Wait for something that is not cancelled when the wait is."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    def _inner_done_callback(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()
        elif inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def _outer_done_callback(outer):
        if not inner.done():
            inner.remove_done_callback(_inner_done_callback)

    inner.add_done_callback(_inner_done_callback)
    outer.add_done_callback(_outer_done_callback)
    return outer


def run_coroutine_threadsafe(coro, loop):
    """Refused: there is no other thread to wait in."""
    raise RuntimeError("Afterdel has one thread: run_coroutine_threadsafe() is for others")


def create_eager_task_factory(custom_task_constructor):
    """A task factory whose tasks begin at once."""

    def factory(loop, coro, *, eager_start=True, **kwargs):
        return custom_task_constructor(coro, loop=loop, eager_start=eager_start, **kwargs)

    return factory


eager_task_factory = create_eager_task_factory(Task)
