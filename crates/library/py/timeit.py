"""How long small pieces of code take."""

import gc
import sys
import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

dummy_src_name = "<timeit-src>"
default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter
_globals = globals

_TEMPLATE = """
def inner(_it, _timer{init}):
    {setup}
    _t0 = _timer()
    for _i in _it:
        {stmt}
        pass
    _t1 = _timer()
    return _t1 - _t0
"""


def reindent(src, indent):
    """Indent the lines of a text, the first excepted."""
    return src.replace("\n", "\n" + " " * indent)


class Timer:
    """Times a statement: a text or a callable, after a setup of either kind."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        for name, code in ("setup", setup), ("stmt", stmt):
            if not isinstance(code, str) and not callable(code):
                raise ValueError(f"{name} is neither a string nor callable")
        if callable(stmt) and (callable(setup) or setup == "pass"):
            # Callables need no text to be compiled.
            self.inner = _loop(None if setup == "pass" else setup, stmt)
            return
        local_ns = {}
        global_ns = _globals() if globals is None else globals
        init = ""
        if isinstance(setup, str):
            compile(setup, dummy_src_name, "exec")
            before = setup + "\n"
            setup = reindent(setup, 4)
        else:
            local_ns["_setup"] = setup
            init += ", _setup=_setup"
            before = ""
            setup = "_setup()"
        if isinstance(stmt, str):
            compile(before + stmt, dummy_src_name, "exec")
            stmt = reindent(stmt, 8)
        else:
            local_ns["_stmt"] = stmt
            init += ", _stmt=_stmt"
            stmt = "_stmt()"
        self.src = src = _TEMPLATE.format(stmt=stmt, setup=setup, init=init)
        exec(compile(src, dummy_src_name, "exec"), global_ns, local_ns)
        self.inner = local_ns["inner"]

    def print_exc(self, file=None):
        """Print the traceback of a failure in the timed code."""
        import traceback

        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        """Seconds for this many executions, the setup before."""
        gcold = gc.isenabled()
        gc.disable()
        try:
            return self.inner(range(number), self.timer)
        finally:
            if gcold:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        """timeit() a few times over."""
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """The first of 1, 2, 5, 10, 20, ... executions that takes 0.2 seconds, and its time."""
        i = 1
        while True:
            for j in 1, 2, 5:
                number = i * j
                time_taken = self.timeit(number)
                if callback:
                    callback(number, time_taken)
                if time_taken >= 0.2:
                    return number, time_taken
            i *= 10


def _loop(setup, stmt):
    def inner(_it, _timer):
        if setup is not None:
            setup()
        start = _timer()
        for _ in _it:
            stmt()
        return _timer() - start

    return inner


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    """A Timer made and asked once."""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    """A Timer made and asked a few times."""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
