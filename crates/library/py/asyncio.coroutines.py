"""What is a coroutine."""

import collections.abc
import inspect

__all__ = ("iscoroutinefunction", "iscoroutine")

_is_coroutine = object()


def iscoroutinefunction(func):
    """Whether calling it makes a coroutine."""
    import warnings

    warnings.warn(
        "'asyncio.iscoroutinefunction' is deprecated and slated for removal in Python 3.16; "
        "use inspect.iscoroutinefunction() instead",
        DeprecationWarning,
        stacklevel=2,
    )
    return inspect.iscoroutinefunction(func) or getattr(func, "_is_coroutine", None) is _is_coroutine


def iscoroutine(obj):
    """Whether this is a coroutine."""
    return isinstance(obj, collections.abc.Coroutine)


def _format_coroutine(coro):
    code = getattr(coro, "cr_code", None) or getattr(coro, "gi_code", None)
    name = getattr(coro, "__qualname__", None) or getattr(coro, "__name__", None)
    name = f"{name or f'<{type(coro).__name__} without __name__>'}()"
    if code is None:
        running = getattr(coro, "cr_running", False) or getattr(coro, "gi_running", False)
        return f"{name} running" if running else name
    frame = getattr(coro, "gi_frame", None) or getattr(coro, "cr_frame", None)
    if frame is not None:
        return f"{name} running at {code.co_filename}:{frame.f_lineno}"
    return f"{name} done, defined at {code.co_filename}:{code.co_firstlineno}"
