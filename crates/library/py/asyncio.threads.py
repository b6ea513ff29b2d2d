"""Other threads: there are none."""

__all__ = ("to_thread",)


async def to_thread(func, /, *args, **kwargs):
    """Refused: Afterdel has one thread."""
    raise RuntimeError(f"Afterdel has one thread: to_thread() has no other to run {func!r} in")
