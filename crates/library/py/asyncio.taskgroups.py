"""Tasks that end together."""

from _asyncio import current_task, get_running_loop
from asyncio.exceptions import CancelledError

__all__ = ("TaskGroup",)


def _is_base_error(exc):
    return isinstance(exc, (SystemExit, KeyboardInterrupt))


class TaskGroup:
    """Its block ends when all its tasks have ended; when one of them fails the others are cancelled."""

    def __init__(self):
        self._entered = self._exiting = self._aborting = self._parent_cancel_requested = False
        self._loop = self._parent_task = self._base_error = self._on_completed_fut = None
        self._tasks = set()
        self._errors = []

    def __repr__(self):
        info = [""]
        if self._tasks:
            info.append(f"tasks={len(self._tasks)}")
        if self._errors:
            info.append(f"errors={len(self._errors)}")
        if self._aborting:
            info.append("cancelling")
        elif self._entered:
            info.append("entered")
        return f"<TaskGroup{' '.join(info)}>"

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has already been entered")
        if self._loop is None:
            self._loop = get_running_loop()
        self._parent_task = current_task(self._loop)
        if self._parent_task is None:
            raise RuntimeError(f"TaskGroup {self!r} cannot determine the parent task")
        self._entered = True
        return self

    async def __aexit__(self, et, exc, tb):
        tb = None
        try:
            return await self._leave(et, exc)
        finally:
            self._parent_task = self._errors = self._base_error = exc = None

    async def _leave(self, et, exc):
        self._exiting = True
        if _is_base_error(exc) and self._base_error is None:
            self._base_error = exc
        cancelled = exc if et is not None and issubclass(et, CancelledError) else None
        if et is not None and not self._aborting:
            self._abort()
        while self._tasks:
            if self._on_completed_fut is None:
                self._on_completed_fut = self._loop.create_future()
            try:
                await self._on_completed_fut
            except CancelledError as error:
                if not self._aborting:
                    # The parent is cancelled from outside: the tasks with it.
                    cancelled = error
                    self._abort()
            self._on_completed_fut = None
        try:
            if self._base_error is not None:
                raise self._base_error
            if self._parent_cancel_requested and self._parent_task.uncancel() == 0:
                cancelled = None
            if cancelled is not None and not self._errors:
                raise cancelled
            if et is not None and not issubclass(et, CancelledError):
                self._errors.append(exc)
            if self._errors:
                if self._parent_task.cancelling():
                    # The count of cancellations stays what it was.
                    self._parent_task.uncancel()
                    self._parent_task.cancel()
                raise BaseExceptionGroup("unhandled errors in a TaskGroup", self._errors) from None
        finally:
            cancelled = exc = None

    def create_task(self, coro, **kwargs):
        if not self._entered:
            problem = "has not been entered"
        elif self._exiting and not self._tasks:
            problem = "is finished"
        elif self._aborting:
            problem = "is shutting down"
        else:
            task = self._loop.create_task(coro, **kwargs)
            self._tasks.add(task)
            task.add_done_callback(self._on_task_done)
            try:
                return task
            finally:
                del task
        coro.close()
        raise RuntimeError(f"TaskGroup {self!r} {problem}")

    def _abort(self):
        self._aborting = True
        for task in self._tasks:
            if not task.done():
                task.cancel()

    def _on_task_done(self, task):
        self._tasks.discard(task)
        if self._on_completed_fut is not None and not self._tasks:
            if not self._on_completed_fut.done():
                self._on_completed_fut.set_result(True)
        if task.cancelled():
            return
        exc = task.exception()
        if exc is None:
            return
        self._errors.append(exc)
        if _is_base_error(exc) and self._base_error is None:
            self._base_error = exc
        if self._parent_task.done():
            message = f"Task {task!r} has errored out but its parent task {self._parent_task} is already completed"
            self._loop.call_exception_handler({"message": message, "exception": exc, "task": task})
        elif not self._aborting and not self._parent_cancel_requested:
            self._abort()
            self._parent_cancel_requested = True
            self._parent_task.cancel()
