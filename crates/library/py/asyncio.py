"""An event loop and what runs on it: coroutines, tasks, futures, locks, queues. There is nothing to read from or write to:
the loop's time passes when all are asleep."""

_PARTS = {
    "base_events": ("BaseEventLoop", "Server"),
    "coroutines": ("iscoroutinefunction", "iscoroutine"),
    "events": (
        "AbstractEventLoop", "AbstractServer", "Handle", "TimerHandle", "get_event_loop", "set_event_loop",
        "new_event_loop", "get_running_loop", "_get_running_loop", "_set_running_loop",
    ),
    "exceptions": (
        "BrokenBarrierError", "CancelledError", "InvalidStateError", "TimeoutError", "IncompleteReadError",
        "LimitOverrunError", "SendfileNotAvailableError",
    ),
    "futures": ("Future", "wrap_future", "isfuture"),
    "locks": ("Lock", "Event", "Condition", "Semaphore", "BoundedSemaphore", "Barrier"),
    "queues": ("Queue", "PriorityQueue", "LifoQueue", "QueueFull", "QueueEmpty", "QueueShutDown"),
    "runners": ("Runner", "run"),
    "taskgroups": ("TaskGroup",),
    "tasks": (
        "Task", "create_task", "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "wait", "wait_for", "as_completed",
        "sleep", "gather", "shield", "ensure_future", "run_coroutine_threadsafe", "current_task", "all_tasks",
        "create_eager_task_factory", "eager_task_factory", "_register_task", "_unregister_task", "_enter_task",
        "_leave_task",
    ),
    "threads": ("to_thread",),
    "timeouts": ("Timeout", "timeout", "timeout_at"),
    "unix_events": ("SelectorEventLoop", "EventLoop"),
}  # fmt: skip
_WHERE = {name: part for part, names in _PARTS.items() for name in names}
__all__ = tuple(name for name in _WHERE if not name.startswith("_"))


def __getattr__(name):
    part = _WHERE.get(name, name if name in _PARTS else None)
    if part is None:
        raise AttributeError(f"module 'asyncio' has no attribute {name!r}")
    found = __import__(f"asyncio.{part}", fromlist=("*",))
    if name != part:
        found = getattr(found, name)
    globals()[name] = found
    return found


def __dir__():
    return sorted({*globals(), *_WHERE})
