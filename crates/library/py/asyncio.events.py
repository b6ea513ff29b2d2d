"""Calls that a loop has yet to make, and which loop is whose."""

from contextvars import copy_context

from _asyncio import _get_running_loop, _set_running_loop, get_event_loop, get_running_loop

__all__ = (
    "AbstractEventLoop", "AbstractServer", "Handle", "TimerHandle", "get_event_loop", "set_event_loop",
    "new_event_loop", "get_running_loop", "_get_running_loop", "_set_running_loop",
)  # fmt: skip

_set_loop = None


class Handle:
    """A call to be made soon; it can be cancelled."""

    __slots__ = ("_callback", "_args", "_cancelled", "_loop", "_context", "__weakref__")

    def __init__(self, callback, args, loop, context=None):
        self._context = copy_context() if context is None else context
        self._loop = loop
        self._callback = callback
        self._args = args
        self._cancelled = False

    def _parts(self):
        parts = [self.__class__.__name__]
        if self._cancelled:
            parts.append("cancelled")
        if self._callback is not None:
            parts.append(self._text())
        return parts

    def _text(self):
        from asyncio.format_helpers import _format_callback_source

        return _format_callback_source(self._callback, self._args)

    def __repr__(self):
        return f"<{' '.join(self._parts())}>"

    def get_context(self):
        return self._context

    def cancel(self):
        if not self._cancelled:
            self._cancelled = True
            self._callback = self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            message = f"Exception in callback {self._text()}"
            self._loop.call_exception_handler({"message": message, "exception": exc, "handle": self})
        self = None


class TimerHandle(Handle):
    """A call to be made at a time."""

    __slots__ = ("_scheduled", "_when")

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when
        self._scheduled = False

    def _parts(self):
        parts = super()._parts()
        parts.insert(2 if self._cancelled else 1, f"when={self._when}")
        return parts

    def __hash__(self):
        return hash(self._when)

    def __lt__(self, other):
        return self._when < other._when if isinstance(other, TimerHandle) else NotImplemented

    def __le__(self, other):
        return self._when <= other._when if isinstance(other, TimerHandle) else NotImplemented

    def __gt__(self, other):
        return self._when > other._when if isinstance(other, TimerHandle) else NotImplemented

    def __ge__(self, other):
        return self._when >= other._when if isinstance(other, TimerHandle) else NotImplemented

    def __eq__(self, other):
        if not isinstance(other, TimerHandle):
            return NotImplemented
        mine = self._when, self._callback, self._args, self._cancelled
        return mine == (other._when, other._callback, other._args, other._cancelled)

    def cancel(self):
        if not self._cancelled:
            self._loop._timer_handle_cancelled(self)
        super().cancel()

    def when(self):
        return self._when


class AbstractServer:
    """What a server would be; there is no network."""


class AbstractEventLoop:
    """What every event loop is."""


def _get_set_loop():
    if _set_loop is None:
        raise RuntimeError("There is no current event loop in thread 'MainThread'.")
    return _set_loop


def set_event_loop(loop):
    """Say which loop get_event_loop() gives while none runs."""
    global _set_loop
    if loop is not None and not isinstance(loop, AbstractEventLoop):
        raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
    _set_loop = loop


def new_event_loop():
    """A new event loop."""
    from asyncio.unix_events import EventLoop

    return EventLoop()


def _set_event_loop_policy(policy):
    # There is one policy; to set None is to begin anew.
    if policy is not None:
        raise RuntimeError("Afterdel has one event loop policy")
    set_event_loop(None)
