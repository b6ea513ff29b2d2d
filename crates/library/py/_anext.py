"""anext() with a default."""


class anext_awaitable:
    """Awaits the next item of an asynchronous iterator; at its end the default is the result."""

    __slots__ = ("_wrapped", "_default", "_iterator")

    def __init__(self, wrapped, default):
        self._wrapped = wrapped
        self._default = default
        self._iterator = None

    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return self._step("__next__")

    def send(self, value):
        return self._step("send", value)

    def throw(self, *args):
        return self._step("throw", *args)

    def close(self):
        return self._step("close")

    def _step(self, method, *args):
        if self._iterator is None:
            self._iterator = _awaitable_iterator(self._wrapped)
        try:
            return getattr(self._iterator, method)(*args)
        except StopAsyncIteration:
            raise StopIteration(self._default) from None


def _awaitable_iterator(awaitable):
    method = getattr(type(awaitable), "__await__", None)
    if method is None:
        if hasattr(awaitable, "gi_code") and awaitable.gi_code.co_flags & 0x100:
            return awaitable
        raise TypeError(f"'{type(awaitable).__name__}' object can't be awaited")
    iterator = method(awaitable)
    if hasattr(iterator, "cr_frame"):
        raise TypeError("__await__() returned a coroutine")
    if not hasattr(type(iterator), "__next__"):
        raise TypeError(f"__await__() returned non-iterator of type '{type(iterator).__name__}'")
    return iterator


anext_awaitable.__module__ = "builtins"
