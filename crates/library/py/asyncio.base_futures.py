"""How futures and tasks are written, and where tasks stand."""

import reprlib

from _asyncio import FINISHED, Task
from asyncio.coroutines import _format_coroutine
from asyncio.format_helpers import _format_callback_source


def isfuture(obj):
    """Whether this is a future, or acts as one."""
    return hasattr(obj.__class__, "_asyncio_future_blocking") and obj._asyncio_future_blocking is not None


def _callbacks(callbacks):
    texts = [_format_callback_source(callback, ()) for callback, _ in callbacks]
    if len(texts) > 2:
        texts[1:-1] = [f"<{len(texts) - 2} more>"]
    return f"cb=[{', '.join(texts)}]"


@reprlib.recursive_repr()
def _repr(future):
    parts = [future._state.lower()]
    if future._state == FINISHED:
        if future._exception is not None:
            parts.append(f"exception={future._exception!r}")
        else:
            parts.append(f"result={reprlib.repr(future._result)}")
    if future._callbacks:
        parts.append(_callbacks(future._callbacks))
    if isinstance(future, Task):
        if future.cancelling() and not future.done():
            parts[0] = "cancelling"
        parts.insert(1, f"name={future.get_name()!r}")
        if future._fut_waiter is not None:
            parts.insert(2, f"wait_for={future._fut_waiter!r}")
        if future._coro:
            parts.insert(2, f"coro=<{_format_coroutine(future._coro)}>")
    return f"<{future.__class__.__name__} {' '.join(parts)}>"


def _stack(task, limit):
    frame = getattr(task._coro, "cr_frame", None)
    frames = []
    if frame is not None:
        while frame is not None and (limit is None or len(frames) < limit):
            frames.append(frame)
            frame = frame.f_back
        frames.reverse()
    elif task._exception is not None:
        entry = task._exception.__traceback__
        while entry is not None and (limit is None or len(frames) < limit):
            frames.append(entry.tb_frame)
            entry = entry.tb_next
    return frames


def _print_stack(task, limit, file):
    import linecache
    import traceback

    rows = []
    for frame in task.get_stack(limit=limit):
        code = frame.f_code
        rows.append((code.co_filename, frame.f_lineno, code.co_name, linecache.getline(code.co_filename, frame.f_lineno)))
    exc = task._exception
    if not rows:
        print(f"No stack for {task!r}", file=file)
    elif exc is not None:
        print(f"Traceback for {task!r} (most recent call last):", file=file)
    else:
        print(f"Stack for {task!r} (most recent call last):", file=file)
    traceback.print_list(rows, file=file)
    if exc is not None:
        for line in traceback.format_exception_only(exc.__class__, exc):
            print(line, file=file, end="")
