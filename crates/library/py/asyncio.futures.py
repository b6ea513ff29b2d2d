"""Futures."""

from _asyncio import CANCELLED as _CANCELLED
from _asyncio import FINISHED as _FINISHED
from _asyncio import PENDING as _PENDING
from _asyncio import Future
from asyncio.base_futures import isfuture
from asyncio.exceptions import CancelledError, InvalidStateError

__all__ = ("Future", "wrap_future", "isfuture")


def _get_loop(future):
    return future.get_loop()


def _set_result_unless_cancelled(future, result):
    if not future.cancelled():
        future.set_result(result)


def wrap_future(future, *, loop=None):
    """An asyncio future as it is; there are no threads whose futures could be waited for."""
    if isfuture(future):
        return future
    raise RuntimeError("Afterdel has one thread: there are no futures of others to wrap")
