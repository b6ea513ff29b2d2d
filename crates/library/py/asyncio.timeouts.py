"""Limits of time for a block of statements."""

import enum

from _asyncio import current_task, get_running_loop
from asyncio.exceptions import CancelledError

__all__ = ("Timeout", "timeout", "timeout_at")


class _State(enum.Enum):
    CREATED = "created"
    ENTERED = "active"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    EXITED = "finished"


class Timeout:
    """Cancels the block at a time and makes a TimeoutError of that."""

    def __init__(self, when):
        self._state = _State.CREATED
        self._handler = self._task = None
        self._when = when

    def when(self):
        return self._when

    def reschedule(self, when):
        if self._state is not _State.ENTERED:
            if self._state is _State.CREATED:
                raise RuntimeError("Timeout has not been entered")
            raise RuntimeError(f"Cannot change state of {self._state.value} Timeout")
        self._when = when
        self._stop_timer()
        if when is not None:
            loop = get_running_loop()
            if when <= loop.time():
                self._handler = loop.call_soon(self._on_timeout)
            else:
                self._handler = loop.call_at(when, self._on_timeout)

    def _stop_timer(self):
        if self._handler is not None:
            self._handler.cancel()
            self._handler = None

    def expired(self):
        return self._state in (_State.EXPIRING, _State.EXPIRED)

    def __repr__(self):
        info = ""
        if self._state is _State.ENTERED:
            info = f" when={None if self._when is None else round(self._when, 3)}"
        return f"<Timeout [{self._state.value}]{info}>"

    async def __aenter__(self):
        if self._state is not _State.CREATED:
            raise RuntimeError("Timeout has already been entered")
        task = current_task()
        if task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._state = _State.ENTERED
        self._task = task
        self._cancelling = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        self._stop_timer()
        if self._state is _State.ENTERED:
            self._state = _State.EXITED
        elif self._state is _State.EXPIRING:
            self._state = _State.EXPIRED
            if self._task.uncancel() <= self._cancelling and exc_type is not None:
                if issubclass(exc_type, CancelledError):
                    raise TimeoutError from exc_val
                self._blame(exc_val)
                if isinstance(exc_val, ExceptionGroup):
                    for exc in exc_val.exceptions:
                        self._blame(exc)
        return None

    def _on_timeout(self):
        self._task.cancel()
        self._state = _State.EXPIRING
        self._handler = None

    @staticmethod
    def _blame(exc):
        # Where the cancellation is the context, a TimeoutError comes between.
        while exc is not None and exc.__context__ is not None:
            if isinstance(exc.__context__, CancelledError):
                error = TimeoutError()
                error.__context__ = error.__cause__ = exc.__context__
                exc.__context__ = error
                return
            exc = exc.__context__


def timeout(delay):
    """At most this many seconds for the block."""
    loop = get_running_loop()
    return Timeout(None if delay is None else loop.time() + delay)


def timeout_at(when):
    """Until this time of the loop for the block."""
    return Timeout(when)
