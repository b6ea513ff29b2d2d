"""The event loop: calls that are due, one round after the other."""

import heapq
import math
import sys
from collections import deque
from time import sleep
from weakref import WeakSet

import _loop_clock
from _asyncio import Future, Task, _get_running_loop, _set_running_loop
from asyncio.events import AbstractEventLoop, AbstractServer, Handle, TimerHandle

__all__ = ("BaseEventLoop", "Server")

_ALONE = "Afterdel has one thread"
_FEW = 100


class Server(AbstractServer):
    """What a server would be; there is no network."""


def _run_until_complete_cb(future):
    if not future.cancelled():
        exc = future.exception()
        if isinstance(exc, (SystemExit, KeyboardInterrupt)):
            return
    future.get_loop().stop()


class BaseEventLoop(AbstractEventLoop):
    """An event loop. While all calls are in the future its clock goes on by itself."""

    def __init__(self):
        self._timer_cancelled_count = 0
        self._closed = self._stopping = self._running = self._debug = False
        self._ready = deque()
        self._scheduled = []
        self._clock_resolution = 1e-09
        self._exception_handler = self._task_factory = self._old_agen_hooks = None
        self._asyncgens = WeakSet()
        self._asyncgens_shutdown_called = False
        self.slow_callback_duration = 0.1

    def __repr__(self):
        return (
            f"<{self.__class__.__name__} running={self.is_running()} closed={self.is_closed()} debug={self.get_debug()}>"
        )

    def __del__(self):
        if not self._closed:
            import warnings

            warnings.warn(f"unclosed event loop {self!r}", ResourceWarning, source=self)
            if not self._running:
                self.close()

    def create_future(self):
        return Future(loop=self)

    def create_task(self, coro, **kwargs):
        self._check_closed()
        if self._task_factory is not None:
            return self._task_factory(self, coro, **kwargs)
        task = Task(coro, loop=self, **kwargs)
        try:
            return task
        finally:
            del task

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError("task factory must be a callable or None")
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def _check_running(self):
        if self._running:
            raise RuntimeError("This event loop is already running")
        if _get_running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")

    def _asyncgen_finalizer_hook(self, agen):
        self._asyncgens.discard(agen)
        if not self._closed:
            self.call_soon_threadsafe(self.create_task, agen.aclose())

    def _asyncgen_firstiter_hook(self, agen):
        if self._asyncgens_shutdown_called:
            import warnings

            warnings.warn(
                f"asynchronous generator {agen!r} was scheduled after loop.shutdown_asyncgens() call",
                ResourceWarning,
                source=self,
            )
        self._asyncgens.add(agen)

    async def shutdown_asyncgens(self):
        self._asyncgens_shutdown_called = True
        if not len(self._asyncgens):
            return
        closing = list(self._asyncgens)
        self._asyncgens.clear()
        from asyncio.tasks import gather

        results = await gather(*[agen.aclose() for agen in closing], return_exceptions=True)
        for result, agen in zip(results, closing):
            if isinstance(result, Exception):
                message = f"an error occurred during closing of asynchronous generator {agen!r}"
                self.call_exception_handler({"message": message, "exception": result, "asyncgen": agen})

    async def shutdown_default_executor(self, timeout=None):
        """There is none."""

    def run_in_executor(self, executor, func, *args):
        raise RuntimeError(f"{_ALONE}: run_in_executor() has no other to run {func!r} in")

    def set_default_executor(self, executor):
        raise RuntimeError(f"{_ALONE}: there are no executors")

    def run_forever(self):
        self._check_closed()
        self._check_running()
        self._old_agen_hooks = sys.get_asyncgen_hooks()
        self._running = True
        sys.set_asyncgen_hooks(firstiter=self._asyncgen_firstiter_hook, finalizer=self._asyncgen_finalizer_hook)
        _set_running_loop(self)
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = self._running = False
            _set_running_loop(None)
            sys.set_asyncgen_hooks(*self._old_agen_hooks)
            self._old_agen_hooks = None

    def run_until_complete(self, future):
        self._check_closed()
        self._check_running()
        from asyncio.base_futures import isfuture
        from asyncio.tasks import ensure_future

        is_new = not isfuture(future)
        future = ensure_future(future, loop=self)
        if is_new:
            future._log_destroy_pending = False
        future.add_done_callback(_run_until_complete_cb)
        try:
            self.run_forever()
        except:
            if is_new and future.done() and not future.cancelled():
                # Nobody else has the task: its exception counts as seen.
                future.exception()
            raise
        finally:
            future.remove_done_callback(_run_until_complete_cb)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def stop(self):
        self._stopping = True

    def close(self):
        if self._running:
            raise RuntimeError("Cannot close a running event loop")
        self._closed = True
        self._ready.clear()
        self._scheduled.clear()

    def is_closed(self):
        return self._closed

    def is_running(self):
        return self._running

    def time(self):
        # How long the calls themselves take does not count: the same order of timers on fast and slow machines.
        return _loop_clock.time()

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        timer = TimerHandle(when, callback, args, self, context)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    call_soon_threadsafe = call_soon

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    def get_exception_handler(self):
        return self._exception_handler

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._exception_handler = handler

    def default_exception_handler(self, context):
        from logging import getLogger

        lines = [context.get("message") or "Unhandled exception in event loop"]
        for key in sorted(context):
            if key not in ("message", "exception"):
                lines.append(f"{key}: {context[key]!r}")
        exc = context.get("exception")
        exc_info = False if exc is None else (type(exc), exc, exc.__traceback__)
        getLogger("asyncio").error("\n".join(lines), exc_info=exc_info)

    def call_exception_handler(self, context):
        if self._exception_handler is None:
            self.default_exception_handler(context)
            return
        try:
            self._exception_handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            message = "Unhandled error in exception handler"
            self.default_exception_handler({"message": message, "exception": exc, "context": context})

    def _timer_handle_cancelled(self, handle):
        if handle._scheduled:
            self._timer_cancelled_count += 1

    def _drop_cancelled(self):
        scheduled = self._scheduled
        if len(scheduled) > _FEW and self._timer_cancelled_count / len(scheduled) > 0.5:
            kept = []
            for handle in scheduled:
                if handle._cancelled:
                    handle._scheduled = False
                else:
                    kept.append(handle)
            heapq.heapify(kept)
            self._scheduled = kept
            self._timer_cancelled_count = 0
            return
        while scheduled and scheduled[0]._cancelled:
            self._timer_cancelled_count -= 1
            heapq.heappop(scheduled)._scheduled = False

    def _run_once(self):
        self._drop_cancelled()
        if not self._ready and not self._stopping:
            if not self._scheduled:
                raise RuntimeError(f"the event loop would wait for ever: {_ALONE}, and no call is scheduled")
            wait = self._scheduled[0]._when - self.time()
            if wait > 0:
                # In whole milliseconds, as epoll waits: timers close to each other are due in one round.
                sleep(math.ceil(wait * 1e3) * 1e-3)
        end = self.time() + self._clock_resolution
        while self._scheduled and self._scheduled[0]._when < end:
            handle = heapq.heappop(self._scheduled)
            handle._scheduled = False
            self._ready.append(handle)
        for _ in range(len(self._ready)):
            handle = self._ready.popleft()
            if not handle._cancelled:
                handle._run()
        handle = None
