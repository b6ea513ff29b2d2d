"""Threads as far as one thread has them: locks, events and the like work, starting a thread is refused."""

import time as _time

__all__ = [
    "get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "TIMEOUT_MAX", "Event",
    "Lock", "RLock", "Semaphore", "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError", "Timer", "ThreadError",
    "setprofile", "settrace", "local", "stack_size", "excepthook", "ExceptHookArgs", "getprofile", "gettrace",
    "get_native_id",
]  # fmt: skip

TIMEOUT_MAX = 9223372036.0
ThreadError = RuntimeError
_ALONE = "Afterdel has one thread"


def _forever(what):
    return RuntimeError(f"{what} would wait for ever: {_ALONE}")


def _wait(what, blocking, timeout):
    # Nobody else can change anything: the time passes, or there is no end.
    if not blocking:
        return False
    if timeout is None or timeout == -1:
        raise _forever(what)
    if timeout < 0:
        raise ValueError("timeout value must be a non-negative number")
    _time.sleep(timeout)
    return False


class lock:
    """A lock of one owner."""

    __module__ = "_thread"
    __slots__ = ("_locked", "__weakref__")

    def __new__(cls):
        self = object.__new__(cls)
        self._locked = False
        return self

    def acquire(self, blocking=True, timeout=-1):
        """Take it; False when it cannot be had."""
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if self._locked:
            return _wait("acquiring a lock that is locked", blocking, timeout)
        self._locked = True
        return True

    def release(self):
        """Give it back."""
        if not self._locked:
            raise RuntimeError("release unlocked lock")
        self._locked = False

    def locked(self):
        """Whether it is taken."""
        return self._locked

    acquire_lock, release_lock, locked_lock = acquire, release, locked

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *error):
        self.release()

    def __repr__(self):
        state = "locked" if self._locked else "unlocked"
        return f"<{state} _thread.lock object at {id(self):#x}>"


Lock = lock


class RLock:
    """A lock that its owner can take again."""

    __module__ = "_thread"
    __slots__ = ("_count", "__weakref__")

    def __new__(cls):
        self = object.__new__(cls)
        self._count = 0
        return self

    def acquire(self, blocking=True, timeout=-1):
        """Take it."""
        self._count += 1
        return True

    def release(self):
        """Give it back, once for each time it was taken."""
        if not self._count:
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1

    def locked(self):
        """Whether it is taken."""
        return self._count > 0

    def _is_owned(self):
        return self._count > 0

    def _recursion_count(self):
        return self._count

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *error):
        self.release()

    def __repr__(self):
        state = "locked" if self._count else "unlocked"
        owner = _main._ident if self._count else 0
        return f"<{state} _thread.RLock object owner={owner} count={self._count} at {id(self):#x}>"


class Condition:
    """Something that can be waited for."""

    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *error):
        return self._lock.__exit__(*error)

    def __repr__(self):
        return f"<Condition({self._lock}, 0)>"

    def _is_owned(self):
        return self._lock.locked()

    def wait(self, timeout=None):
        """Wait until notified."""
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        return _wait("waiting for a condition", True, None if timeout is None else max(timeout, 0))

    def wait_for(self, predicate, timeout=None):
        """Wait until something is true."""
        result = predicate()
        if not result:
            self.wait(timeout)
            result = predicate()
        return result

    def notify(self, n=1):
        """Nobody waits."""
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")

    def notify_all(self):
        """Nobody waits."""
        self.notify()


class Semaphore:
    """A number of permissions."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value = value

    def __repr__(self):
        cls = type(self)
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._shown()}>"

    def _shown(self):
        return self._value

    def acquire(self, blocking=True, timeout=None):
        """Take one."""
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        if not self._value:
            return _wait("acquiring a semaphore at zero", blocking, -1 if timeout is None else timeout)
        self._value -= 1
        return True

    __enter__ = acquire

    def release(self, n=1):
        """Give some back."""
        if n < 1:
            raise ValueError("n must be one or more")
        self._value += n

    def __exit__(self, *error):
        self.release()


class BoundedSemaphore(Semaphore):
    """A number of permissions that never grows."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def _shown(self):
        return f"{self._value}/{self._initial_value}"

    def release(self, n=1):
        """Give some back, not more than there were."""
        if n < 1:
            raise ValueError("n must be one or more")
        if self._value + n > self._initial_value:
            raise ValueError("Semaphore released too many times")
        self._value += n


class Event:
    """A flag."""

    def __init__(self):
        self._flag = False

    def __repr__(self):
        cls = type(self)
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {'set' if self._flag else 'unset'}>"

    def is_set(self):
        """Whether it is set."""
        return self._flag

    isSet = is_set

    def set(self):
        """Set it."""
        self._flag = True

    def clear(self):
        """Set it no longer."""
        self._flag = False

    def wait(self, timeout=None):
        """Wait until it is set."""
        if not self._flag:
            _wait("waiting for an event", True, None if timeout is None else max(timeout, 0))
        return self._flag


class BrokenBarrierError(RuntimeError):
    """A barrier that was left."""


class Barrier:
    """A place where a number of threads meet."""

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be >= 1")
        self.parties = parties
        self._action = action
        self._timeout = timeout
        self.broken = False
        self.n_waiting = 0

    def wait(self, timeout=None):
        """Wait for the others."""
        if self.broken:
            raise BrokenBarrierError
        if self.parties > 1:
            self.broken = True
            if timeout is None and self._timeout is None:
                raise _forever("waiting at a barrier")
            raise BrokenBarrierError
        if self._action:
            self._action()
        return 0

    def reset(self):
        """Begin anew."""
        self.broken = False

    def abort(self):
        """Let nobody pass any more."""
        self.broken = True


class local:
    """Attributes of their own for each thread."""

    __module__ = "_thread"
    __qualname__ = "_local"


_counter = 0


class Thread:
    """A thread that cannot be started."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None, context=None):
        global _counter
        assert group is None, "group argument must be None for now"
        if name is None:
            _counter += 1
            name = f"Thread-{_counter}"
            if target is not None and hasattr(target, "__name__"):
                name += f" ({target.__name__})"
        self._target = target
        self._name = str(name)
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = bool(daemon)
        self._ident = None
        self._started = False

    def __repr__(self):
        status = "started" if self._started else "initial"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{self.__class__.__name__}({self._name}, {status})>"

    def start(self):
        """Refused."""
        if self._started:
            raise RuntimeError("threads can only be started once")
        raise RuntimeError(f"can't start new thread: {_ALONE}; call run() to do its work here and now")

    def run(self):
        """Do its work here and now."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def join(self, timeout=None):
        """Wait for its end."""
        if not self._started:
            raise RuntimeError("cannot join thread before it is started")
        raise RuntimeError("cannot join current thread")

    def is_alive(self):
        """Whether it runs."""
        return self._started

    @property
    def name(self):
        """What it is called."""
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name)

    @property
    def ident(self):
        """Its number."""
        return self._ident

    native_id = ident

    @property
    def daemon(self):
        """Whether the program does not wait for it."""
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if self._started:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def getName(self):
        """The old way to its name."""
        return self._name

    def setName(self, name):
        """The old way to name it."""
        self.name = name

    def isDaemon(self):
        """The old way to ask whether it is a daemon."""
        return self._daemonic

    def setDaemon(self, daemonic):
        """The old way to make it one."""
        self.daemon = daemonic


class Timer(Thread):
    """A thread that waits first."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        """It need not do its work."""
        self.finished.set()

    def run(self):
        """Wait and do its work here and now."""
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    def __init__(self):
        Thread.__init__(self, name="MainThread", daemon=False)
        self._started = True
        self._ident = 1


_main = _MainThread()


def current_thread():
    """The only thread."""
    return _main


currentThread = main_thread = current_thread


def get_ident():
    """Its number."""
    return _main._ident


get_native_id = get_ident


def active_count():
    """One."""
    return 1


activeCount = active_count


def enumerate():
    """All threads."""
    return [_main]


def stack_size(size=0, /):
    """No size of its own."""
    return 0


_profile = _trace = None


def setprofile(func):
    """For threads to be started."""
    global _profile
    _profile = func


def getprofile():
    """What setprofile() was given."""
    return _profile


def settrace(func):
    """For threads to be started."""
    global _trace
    _trace = func


def gettrace():
    """What settrace() was given."""
    return _trace


class ExceptHookArgs(tuple):
    """What excepthook() is told."""

    __module__ = "_thread"
    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])


def excepthook(args, /):
    """Print the exception that ended a thread."""
    import sys
    import traceback

    if args.exc_type is not SystemExit:
        name = args.thread.name if args.thread else get_ident()
        print(f"Exception in thread {name}:", file=sys.stderr)
        traceback.print_exception(args.exc_type, args.exc_value, args.exc_traceback)


__excepthook__ = excepthook
