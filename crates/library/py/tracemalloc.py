"""How much memory has been taken since start(): the model's figures, without the places of allocation."""

import _memory

# Bytes that lived when tracing began; None: it has not. The model counts what is freed of these too.
_base = None
_frames = 1


def start(nframe=1, /):
    global _base, _frames
    try:
        nframe = nframe.__index__()
    except AttributeError:
        raise TypeError(f"'{type(nframe).__name__}' object cannot be interpreted as an integer") from None
    if not 1 <= nframe <= 65535:
        raise ValueError("the number of frames must be in range [1; 65535]")
    if _base is None:
        _frames = nframe
        clear_traces(True)


def stop():
    global _base
    _base = None


def is_tracing():
    return _base is not None


def clear_traces(_begin=False):
    global _base
    if _begin or _base is not None:
        _memory.reset_peak()
        _base = _memory.figures()[0]


def reset_peak():
    if _base is not None:
        _memory.reset_peak()


def get_traced_memory():
    """Returns bytes now and the most of them since start() or reset_peak()."""
    if _base is None:
        return 0, 0
    live, peak, *_ = _memory.figures()
    return max(live - _base, 0), max(peak - _base, 0)


def get_traceback_limit():
    return _frames


def get_tracemalloc_memory():
    return 0


def get_object_traceback(obj):
    return None


def take_snapshot():
    if _base is None:
        raise RuntimeError("the tracemalloc module must be tracing memory allocations to take a snapshot")
    raise NotImplementedError("places of allocation are not recorded here: get_traced_memory() has the sums")
