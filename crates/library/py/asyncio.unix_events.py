"""The event loop that programs get. It selects nothing: there is nothing to read from."""

from asyncio.base_events import BaseEventLoop

__all__ = ("SelectorEventLoop", "EventLoop")


class _UnixSelectorEventLoop(BaseEventLoop):
    """The event loop."""


SelectorEventLoop = EventLoop = _UnixSelectorEventLoop
