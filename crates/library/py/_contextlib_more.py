"""The abstract base classes of contextlib."""

import contextlib
from abc import ABC, abstractmethod
from collections.abc import _has

__name__ = "contextlib"


def _generic(cls, item):
    from _generic import alias

    return alias(cls, item)


class AbstractContextManager(ABC):
    __slots__ = ()
    __class_getitem__ = classmethod(_generic)

    def __enter__(self):
        return self

    @abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, C):
        if cls is AbstractContextManager:
            return _has(C, "__enter__", "__exit__")
        return NotImplemented


class AbstractAsyncContextManager(ABC):
    __slots__ = ()
    __class_getitem__ = classmethod(_generic)

    async def __aenter__(self):
        return self

    @abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, C):
        if cls is AbstractAsyncContextManager:
            return _has(C, "__aenter__", "__aexit__")
        return NotImplemented


AbstractContextManager.register(contextlib._Manager)
AbstractAsyncContextManager.register(contextlib.nullcontext)
del contextlib
