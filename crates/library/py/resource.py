"""What a process has used: memory by the model's figures, everything else 0."""

import _memory

RUSAGE_SELF, RUSAGE_CHILDREN, RUSAGE_THREAD = 0, -1, 1
error = OSError
_FIELDS = ("ru_utime", "ru_stime", "ru_maxrss", "ru_ixrss", "ru_idrss", "ru_isrss", "ru_minflt", "ru_majflt", "ru_nswap",
           "ru_inblock", "ru_oublock", "ru_msgsnd", "ru_msgrcv", "ru_nsignals", "ru_nvcsw", "ru_nivcsw")  # fmt: skip
_highest = 0


class struct_rusage(tuple):
    __slots__ = ()

    def __repr__(self):
        return f"resource.struct_rusage({', '.join(f'{name}={value!r}' for name, value in zip(_FIELDS, self))})"


for _i, _name in enumerate(_FIELDS):
    setattr(struct_rusage, _name, property(lambda self, _i=_i: self[_i]))
del _i, _name


def getpagesize():
    return 4096


def getrusage(who, /):
    """Returns the use of resources; ru_maxrss in kilobytes is the largest that was held, as far as it has been seen."""
    global _highest
    if who not in (RUSAGE_SELF, RUSAGE_CHILDREN, RUSAGE_THREAD):
        raise ValueError("invalid who parameter")
    if who == RUSAGE_CHILDREN:
        return struct_rusage((0.0, 0.0, *[0] * 14))
    import time

    _highest = max(_highest, *_memory.figures()[2:])
    return struct_rusage((time.process_time(), 0.0, (_highest + 1023) // 1024, *[0] * 13))
