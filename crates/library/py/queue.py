"""Queues between threads, as far as one thread has them: to wait for another one is refused, or runs into its timeout."""

import threading
import time
import types
from collections import deque
from heapq import heappop, heappush

__all__ = ["Empty", "Full", "ShutDown", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue"]


class Empty(Exception):
    """There is nothing to get."""

    __module__ = "_queue"


class Full(Exception):
    """There is no place to put something."""


class ShutDown(Exception):
    """The queue takes nothing any more, or has nothing left."""


def _wait(condition, is_ready, block, timeout, error):
    """Holds until something is so; `error` when it is not in time."""
    if block and timeout is not None and timeout < 0:
        raise ValueError("'timeout' must be a non-negative number")
    end = None if timeout is None else time.monotonic() + timeout
    while not is_ready():
        left = None if end is None else end - time.monotonic()
        if not block or (left is not None and left <= 0.0):
            raise error
        condition.wait(left)


class Queue:
    """First in, first out. With a maxsize above 0 it holds no more than so many items."""

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        self.mutex = threading.Lock()
        self.not_empty = threading.Condition(self.mutex)
        self.not_full = threading.Condition(self.mutex)
        self.all_tasks_done = threading.Condition(self.mutex)
        self.unfinished_tasks = 0
        self.is_shutdown = False

    __class_getitem__ = classmethod(types.GenericAlias)

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    def qsize(self):
        """How many items wait."""
        with self.mutex:
            return self._qsize()

    def empty(self):
        """Whether none waits."""
        with self.mutex:
            return not self._qsize()

    def full(self):
        """Whether there is no place left."""
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()

    def _has_place(self):
        if self.is_shutdown:
            raise ShutDown
        return not 0 < self.maxsize <= self._qsize()

    def _has_item(self):
        if self.is_shutdown and not self._qsize():
            raise ShutDown
        return self._qsize() > 0

    def put(self, item, block=True, timeout=None):
        """Adds an item; waits for a place while there is none."""
        with self.not_full:
            _wait(self.not_full, self._has_place, block, timeout, Full)
            self._put(item)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def get(self, block=True, timeout=None):
        """Takes an item; waits for one while there is none."""
        with self.not_empty:
            _wait(self.not_empty, self._has_item, block, timeout, Empty)
            item = self._get()
            self.not_full.notify()
            return item

    def put_nowait(self, item):
        """Adds an item, or raises Full."""
        return self.put(item, block=False)

    def get_nowait(self):
        """Takes an item, or raises Empty."""
        return self.get(block=False)

    def task_done(self):
        """The work on an item that was taken is over."""
        with self.all_tasks_done:
            if self.unfinished_tasks <= 0:
                raise ValueError("task_done() called too many times")
            self.unfinished_tasks -= 1
            if self.unfinished_tasks == 0:
                self.all_tasks_done.notify_all()

    def join(self):
        """Waits until the work on all items is over."""
        with self.all_tasks_done:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    def shutdown(self, immediate=False):
        """Takes no more items; with `immediate` those that wait are dropped."""
        with self.mutex:
            self.is_shutdown = True
            while immediate and self._qsize():
                self._get()
                self.unfinished_tasks = max(self.unfinished_tasks - 1, 0)
            if immediate:
                self.all_tasks_done.notify_all()
            self.not_empty.notify_all()
            self.not_full.notify_all()


class PriorityQueue(Queue):
    """The least item first."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)


class LifoQueue(Queue):
    """Last in, first out."""

    def _init(self, maxsize):
        self.queue = []

    def _get(self):
        return self.queue.pop()


class SimpleQueue:
    """First in, first out, without a limit and without tasks."""

    __module__ = "_queue"

    def __init__(self):
        self._queue = deque()
        self._changed = threading.Condition()

    __class_getitem__ = classmethod(types.GenericAlias)

    def qsize(self):
        """How many items wait."""
        return len(self._queue)

    def empty(self):
        """Whether none waits."""
        return not self._queue

    def put(self, item, block=True, timeout=None):
        """Adds an item; it never waits."""
        self._queue.append(item)

    def get(self, block=True, timeout=None):
        """Takes an item; waits for one while there is none."""
        with self._changed:
            _wait(self._changed, lambda: len(self._queue) > 0, block, timeout, Empty)
            return self._queue.popleft()

    def put_nowait(self, item):
        """Adds an item."""
        self._queue.append(item)

    def get_nowait(self):
        """Takes an item, or raises Empty."""
        return self.get(block=False)
