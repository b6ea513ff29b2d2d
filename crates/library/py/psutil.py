"""The part of psutil that programs about memory use: Process().memory_info(), by the model's figures."""

from collections import namedtuple

import _memory

Error = type("Error", (Exception,), {})


class NoSuchProcess(Error):
    def __init__(self, pid, name=None, msg=None):
        self.pid, self.name, self.msg = pid, name, msg or "process no longer exists"
        super().__init__(f"{self.msg} (pid={pid})")


pmem = namedtuple("pmem", "rss vms shared text lib data dirty")


class Process:
    """The running program, which is the only one there is."""

    def __init__(self, pid=None):
        import os

        self._pid = os.getpid() if pid is None else pid
        if self._pid != os.getpid():
            raise NoSuchProcess(pid)

    @property
    def pid(self):
        return self._pid

    def memory_info(self):
        held = _memory.figures()[3]
        return pmem(held, held, 0, 0, 0, held, 0)

    memory_full_info = memory_info

    def __repr__(self):
        return f"psutil.Process(pid={self._pid})"
