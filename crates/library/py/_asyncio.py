"""Futures and tasks, and which of them run: the part of asyncio that CPython has in C."""

from contextvars import copy_context

from asyncio.exceptions import CancelledError, InvalidStateError

PENDING, CANCELLED, FINISHED = "PENDING", "CANCELLED", "FINISHED"
_running_loop = None
_current_tasks = {}
_task_count = 0
_task_refs = []


def _get_running_loop():
    return _running_loop


def _set_running_loop(loop):
    global _running_loop
    _running_loop = loop


def get_running_loop():
    """The running event loop."""
    if _running_loop is None:
        raise RuntimeError("no running event loop")
    return _running_loop


def get_event_loop():
    """The running event loop, else the one that was set."""
    if _running_loop is not None:
        return _running_loop
    from asyncio.events import _get_set_loop

    return _get_set_loop()


def current_task(loop=None):
    """The task that runs, if any."""
    return _current_tasks.get(get_running_loop() if loop is None else loop)


def _tasks():
    # Those that live, oldest first.
    found = []
    alive = []
    for ref in _task_refs:
        task = ref()
        if task is not None and task._state == PENDING:
            found.append(task)
            alive.append(ref)
    _task_refs[:] = alive
    return found


def all_tasks(loop=None):
    """The tasks of a loop that are not done."""
    if loop is None:
        loop = get_running_loop()
    return {task for task in _tasks() if task._loop is loop}


def _enter_task(loop, task):
    running = _current_tasks.get(loop)
    if running is not None:
        raise RuntimeError(f"Cannot enter into task {task!r} while another task {running!r} is being executed.")
    _current_tasks[loop] = task


def _leave_task(loop, task):
    running = _current_tasks.get(loop)
    if running is not task:
        raise RuntimeError(f"Invalid attempt to leave task {task!r} while task {running!r} is entered.")
    del _current_tasks[loop]


def _swap_current_task(loop, task):
    previous = _current_tasks.get(loop)
    if task is None:
        _current_tasks.pop(loop, None)
    else:
        _current_tasks[loop] = task
    return previous


def _repr_of(future):
    from asyncio import base_futures

    return base_futures._repr(future)


class Future:
    """A result that is not there yet."""

    __slots__ = (
        "_state", "_result", "_exception", "_exception_tb", "_loop", "_callbacks", "_cancel_message",
        "_cancelled_exc", "_asyncio_future_blocking", "_log_traceback", "__weakref__",
    )  # fmt: skip

    def __init__(self, *, loop=None):
        self._loop = get_event_loop() if loop is None else loop
        self._state = PENDING
        self._result = self._exception = self._exception_tb = None
        self._callbacks = []
        self._cancel_message = self._cancelled_exc = None
        self._asyncio_future_blocking = self._log_traceback = False

    _source_traceback = None
    __class_getitem__ = classmethod(lambda cls, item: __import__("types").GenericAlias(cls, item))

    def __repr__(self):
        return _repr_of(self)

    def __del__(self):
        if self._log_traceback:
            self._loop.call_exception_handler({
                "message": f"{self.__class__.__name__} exception was never retrieved",
                "exception": self._exception,
                "future": self,
            })

    def get_loop(self):
        return self._loop

    def done(self):
        return self._state != PENDING

    def cancelled(self):
        return self._state == CANCELLED

    def cancel(self, msg=None):
        self._log_traceback = False
        if self._state != PENDING:
            return False
        self._state = CANCELLED
        self._cancel_message = msg
        self._call_back()
        return True

    def _make_cancelled_error(self):
        exc, self._cancelled_exc = self._cancelled_exc, None
        if exc is None:
            exc = CancelledError() if self._cancel_message is None else CancelledError(self._cancel_message)
        return exc

    def _call_back(self):
        callbacks, self._callbacks = self._callbacks, []
        for callback, context in callbacks:
            self._loop.call_soon(callback, self, context=context)

    def result(self):
        if self._state == CANCELLED:
            raise self._make_cancelled_error()
        if self._state != FINISHED:
            raise InvalidStateError("Result is not set.")
        self._log_traceback = False
        if self._exception is not None:
            raise self._exception.with_traceback(self._exception_tb)
        return self._result

    def exception(self):
        if self._state == CANCELLED:
            raise self._make_cancelled_error()
        if self._state != FINISHED:
            raise InvalidStateError("Exception is not set.")
        self._log_traceback = False
        return self._exception

    def add_done_callback(self, fn, *, context=None):
        if self._state != PENDING:
            self._loop.call_soon(fn, self, context=context)
        else:
            self._callbacks.append((fn, copy_context() if context is None else context))

    def remove_done_callback(self, fn, /):
        kept = [pair for pair in self._callbacks if pair[0] != fn]
        removed = len(self._callbacks) - len(kept)
        if removed:
            self._callbacks[:] = kept
        return removed

    def set_result(self, result, /):
        if self._state != PENDING:
            raise InvalidStateError("invalid state")
        self._result = result
        self._state = FINISHED
        self._call_back()

    def set_exception(self, exception, /):
        if self._state != PENDING:
            raise InvalidStateError("invalid state")
        if isinstance(exception, type):
            exception = exception()
        if isinstance(exception, StopIteration):
            error = RuntimeError("StopIteration interacts badly with generators and cannot be raised into a Future")
            error.__cause__ = error.__context__ = exception
            exception = error
        elif not isinstance(exception, BaseException):
            raise TypeError("invalid exception object")
        self._exception = exception
        self._exception_tb = exception.__traceback__
        self._state = FINISHED
        self._call_back()
        self._log_traceback = True

    def __await__(self):
        if self._state == PENDING:
            self._asyncio_future_blocking = True
            yield self
        if self._state == PENDING:
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


class Task(Future):
    """A coroutine that the event loop drives."""

    __slots__ = ("_coro", "_name", "_context", "_must_cancel", "_fut_waiter", "_cancel_requests", "_log_destroy_pending")

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        global _task_count
        super().__init__(loop=loop)
        self._log_destroy_pending = False
        if not _is_coroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        if name is None:
            _task_count += 1
            name = f"Task-{_task_count}"
        self._name = str(name)
        self._must_cancel = False
        self._fut_waiter = None
        self._cancel_requests = 0
        self._coro = coro
        self._context = copy_context() if context is None else context
        self._log_destroy_pending = True
        if eager_start and self._loop.is_running():
            self._start_now()
            return
        self._loop.call_soon(self.task_step, context=self._context)
        _register_task(self)

    def _start_now(self):
        previous = _swap_current_task(self._loop, self)
        try:
            self._context.run(self._run, None)
        finally:
            _swap_current_task(self._loop, previous)
        if self._state != PENDING:
            self._coro = None
        else:
            _register_task(self)

    def __del__(self):
        if self._state == PENDING and self._log_destroy_pending:
            self._loop.call_exception_handler({"task": self, "message": "Task was destroyed but it is pending!"})
        super().__del__()

    def get_coro(self):
        return self._coro

    def get_context(self):
        return self._context

    def get_name(self):
        return self._name

    def set_name(self, value, /):
        self._name = str(value)

    def set_result(self, result, /):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception, /):
        raise RuntimeError("Task does not support set_exception operation")

    def get_stack(self, *, limit=None):
        from asyncio.base_futures import _stack

        return _stack(self, limit)

    def print_stack(self, *, limit=None, file=None):
        from asyncio.base_futures import _print_stack

        _print_stack(self, limit, file)

    def cancel(self, msg=None):
        self._log_traceback = False
        if self._state != PENDING:
            return False
        self._cancel_requests += 1
        if self._fut_waiter is not None and self._fut_waiter.cancel(msg=msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        return self._cancel_requests

    def uncancel(self):
        if self._cancel_requests > 0:
            self._cancel_requests -= 1
            if self._cancel_requests == 0:
                self._must_cancel = False
        return self._cancel_requests

    def task_step(self, exc=None):
        if self._state != PENDING:
            raise InvalidStateError(f"__step(): already done: {self!r}, {exc!r}")
        if self._must_cancel:
            if not isinstance(exc, CancelledError):
                exc = self._make_cancelled_error()
            self._must_cancel = False
        self._fut_waiter = None
        _enter_task(self._loop, self)
        try:
            self._run(exc)
        finally:
            _leave_task(self._loop, self)
            exc = self = None

    def task_wakeup(self, future, /):
        exc = None
        try:
            future.result()
        except BaseException as error:
            exc = error
        future = None
        self.task_step(exc)
        exc = self = None

    def _run(self, exc):
        try:
            if exc is None:
                result = self._coro.send(None)
            else:
                result = self._coro.throw(exc)
        except StopIteration as stop:
            if self._must_cancel:
                self._must_cancel = False
                super().cancel(self._cancel_message)
            else:
                super().set_result(stop.value)
        except CancelledError as error:
            self._cancelled_exc = error
            super().cancel()
        except (KeyboardInterrupt, SystemExit) as error:
            super().set_exception(error)
            raise
        except BaseException as error:
            super().set_exception(error)
        else:
            self._wait_for(result)
        finally:
            exc = self = None

    def _wait_for(self, result):
        blocking = getattr(result, "_asyncio_future_blocking", None)
        if blocking is None:
            if result is None:
                self._loop.call_soon(self.task_step, context=self._context)
            elif hasattr(result, "gi_frame"):
                self._complain(f"yield was used instead of yield from for generator in task {self!r} with {result!r}")
            else:
                self._complain(f"Task got bad yield: {result!r}")
        elif result._loop is not self._loop:
            self._complain(f"Task {self!r} got Future {result!r} attached to a different loop")
        elif not blocking:
            self._complain(f"yield was used instead of yield from in task {self!r} with {result!r}")
        elif result is self:
            self._complain(f"Task cannot await on itself: {self!r}")
        else:
            result._asyncio_future_blocking = False
            result.add_done_callback(self.task_wakeup, context=self._context)
            self._fut_waiter = result
            if self._must_cancel and result.cancel(msg=self._cancel_message):
                self._must_cancel = False

    def _complain(self, message):
        self._loop.call_soon(self.task_step, RuntimeError(message), context=self._context)


def _register_task(task):
    from weakref import ref

    if len(_task_refs) > 64 and len(_task_refs) & (len(_task_refs) - 1) == 0:
        _tasks()
    _task_refs.append(ref(task))


def _is_coroutine(v):
    if type(v).__name__ == "coroutine":
        return True
    from asyncio.coroutines import iscoroutine

    return iscoroutine(v)
