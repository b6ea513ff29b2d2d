"""What the test files take from `test.support`, for a process without others, without threads and without C modules."""

import contextlib
import functools
import gc
import io
import os
import re
import sys
import types
import unittest

verbose = 0
use_resources = None
max_memuse = 0
failfast = False
HAVE_DOCSTRINGS = HAVE_PY_DOCSTRINGS = True
MISSING_C_DOCSTRINGS = False
MS_WINDOWS = is_jython = is_android = is_emscripten = is_wasi = is_apple = is_wasm32 = False
Py_DEBUG = Py_GIL_DISABLED = Py_TRACE_REFS = False
PGO = PGO_EXTENDED = False
MAX_Py_ssize_t = sys.maxsize
NHASHBITS = sys.hash_info.width
REPO_ROOT = ""
TEST_HOME_DIR = ""
C_STACK_SIZE = 0
SHORT_TIMEOUT, LONG_TIMEOUT, LOOPBACK_TIMEOUT = 30.0, 300.0, 10.0
MISSING = object()


class _Always:
    def __init__(self, equal):
        self.equal = equal

    def __eq__(self, other):
        return self.equal

    def __ne__(self, other):
        return not self.equal

    def __hash__(self):
        return 1


ALWAYS_EQ = _Always(True)
NEVER_EQ = _Always(False)


@functools.total_ordering
class _Extreme:
    def __init__(self, largest):
        self.largest = largest

    def __eq__(self, other):
        return isinstance(other, _Extreme) and other.largest == self.largest

    def __lt__(self, other):
        return not self.largest and not self == other


LARGEST = _Extreme(True)
SMALLEST = _Extreme(False)


def _id(obj):
    return obj


def _leave(reason):
    """A decorator, with or without arguments, that leaves the test out."""

    def decorator(*args, **kwargs):
        if len(args) == 1 and callable(args[0]):
            return unittest.skip(reason)(args[0])
        return unittest.skip(reason)

    return decorator


def _keep(*args, **kwargs):
    """A decorator, with or without arguments, that changes nothing."""
    return args[0] if len(args) == 1 and callable(args[0]) else _id


requires_subprocess = requires_fork = _leave("there are no other processes")
nomemtest = _leave("_testcapi required")
no_tracing = skip_if_sanitizer = skip_if_pgo_task = thread_unsafe = requires_docstrings = _keep
skip_emscripten_stack_overflow = skip_wasi_stack_overflow = skip_on_s390x = requires_gil_enabled = _keep
force_not_colorized = force_not_colorized_test_class = requires_IEEE_754 = anticipate_failure = _keep
run_with_limited_c_stack = _leave("there are no threads")
skip_if_huge_c_stack = skip_if_unlimited_stack_size = _keep
requires_resource = _keep


def gc_threshold(*thresholds):
    """The collector's thresholds are these while the test runs."""

    def decorator(test):
        @functools.wraps(test)
        def wrapper(*args, **kwargs):
            before = gc.get_threshold()
            gc.set_threshold(*thresholds)
            try:
                return test(*args, **kwargs)
            finally:
                gc.set_threshold(*before)

        return wrapper

    return decorator


def check_impl_detail(**guards):
    """Whether an implementation is meant: this one counts as CPython."""
    wanted = set(guards.values()) or {True}
    return guards.get("cpython", True not in wanted or not guards)


def impl_detail(msg=None, **guards):
    return _id if check_impl_detail(**guards) else unittest.skip(msg or "a detail of another implementation")


cpython_only = impl_detail(cpython=True)


def bigmemtest(size, memuse, dry_run=True):
    """The test runs with a small size."""

    def decorator(test):
        @functools.wraps(test)
        def wrapper(self):
            return test(self, 5147)

        return wrapper if dry_run else unittest.skip("not enough memory")(test)

    return decorator


bigaddrspacetest = _leave("not enough memory")


def check_sanitizer(*, address=False, memory=False, ub=False, thread=False, function=True):
    return False


def built_with_c_assertions():
    return False


def gc_collect():
    """Collect until nothing is left to collect."""
    gc.collect()
    gc.collect()
    gc.collect()


@contextlib.contextmanager
def disable_gc():
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def refcount_test(test):
    """Nobody traces, so the test may count."""
    return test


def get_attribute(obj, name):
    try:
        return getattr(obj, name)
    except AttributeError:
        raise unittest.SkipTest(f"object {obj!r} has no attribute {name!r}") from None


@contextlib.contextmanager
def swap_attr(obj, attr, new_val):
    if hasattr(obj, attr):
        before = getattr(obj, attr)
        setattr(obj, attr, new_val)
        try:
            yield before
        finally:
            setattr(obj, attr, before)
    else:
        setattr(obj, attr, new_val)
        try:
            yield
        finally:
            if hasattr(obj, attr):
                delattr(obj, attr)


@contextlib.contextmanager
def swap_item(obj, item, new_val):
    present = item in obj
    before = obj[item] if present else None
    obj[item] = new_val
    try:
        yield before
    finally:
        if present:
            obj[item] = before
        else:
            obj.pop(item, None)


@contextlib.contextmanager
def captured_output(stream_name):
    before = getattr(sys, stream_name)
    setattr(sys, stream_name, io.StringIO())
    try:
        yield getattr(sys, stream_name)
    finally:
        setattr(sys, stream_name, before)


def captured_stdout():
    return captured_output("stdout")


def captured_stderr():
    return captured_output("stderr")


class SuppressCrashReport:
    """Nothing here reports crashes."""

    def __enter__(self):
        return self

    def __exit__(self, *ignored):
        pass


class catch_unraisable_exception:
    """Keeps what `sys.unraisablehook` is told."""

    def __init__(self):
        self.unraisable = None

    def __enter__(self):
        self._before, sys.unraisablehook = sys.unraisablehook, self._hook
        return self

    def _hook(self, unraisable):
        self.unraisable = unraisable

    def __exit__(self, *exc_info):
        sys.unraisablehook = self._before
        del self.unraisable


def check_syntax_error(testcase, statement, errtext="", *, lineno=None, offset=None):
    with testcase.assertRaisesRegex(SyntaxError, errtext) as caught:
        compile(statement, "<test string>", "exec")
    error = caught.exception
    testcase.assertIsNotNone(error.lineno)
    if lineno is not None:
        testcase.assertEqual(error.lineno, lineno)
    testcase.assertIsNotNone(error.offset)
    if offset is not None:
        testcase.assertEqual(error.offset, offset)


def check_disallow_instantiation(testcase, tp, *args, **kwds):
    module, name = tp.__module__, tp.__name__
    full = name if module == "builtins" else f"{module}.{name}"
    testcase.assertRaisesRegex(TypeError, f"cannot create '{re.escape(full)}' instances", tp, *args, **kwds)


def check_free_after_iterating(test, iter, cls, args=()):
    """An exhausted iterator lets go of what it went over."""
    freed = False

    class Freed(cls):
        def __del__(self):
            nonlocal freed
            freed = True
            try:
                next(it)
            except StopIteration:
                pass

    it = iter(Freed(*args))
    test.assertRaises(StopIteration, next, it)
    gc_collect()
    test.assertTrue(freed)


def check__all__(test_case, module, name_of_module=None, extra=(), not_exported=()):
    """`__all__` has all public names of the module."""
    modules = (module.__name__,) if name_of_module is None else name_of_module
    modules = (modules,) if isinstance(modules, str) else modules
    expected = set(extra)
    for name in dir(module):
        if name.startswith("_") or name in not_exported:
            continue
        value = getattr(module, name)
        home = getattr(value, "__module__", None)
        if home in modules or home is None and not isinstance(value, types.ModuleType):
            expected.add(name)
    test_case.assertCountEqual(module.__all__, expected)


def check_sizeof(test, o, size):
    raise unittest.SkipTest("_testinternalcapi required")


def calcobjsize(fmt):
    """Bytes of an object whose struct has these fields behind its header."""
    sizes = {"P": 8, "n": 8, "i": 4, "l": 8, "q": 8, "d": 8, "c": 1, "b": 1, "B": 1, "h": 2}
    size = 16
    for count, letter in re.findall(r"(\d*)(\w)", fmt):
        for _ in range(int(count or 1)):
            width = sizes[letter]
            size = -(-size // width) * width + width
    return -(-size // 8) * 8


def inject_memory_error(start=0, stop=0):
    raise unittest.SkipTest("_testcapi required")


def exceeds_recursion_limit():
    return 150_000


@contextlib.contextmanager
def set_recursion_limit(limit):
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(limit)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


def get_recursion_depth():
    depth, frame = 0, sys._getframe(1)
    while frame is not None:
        depth, frame = depth + 1, frame.f_back
    return depth


def infinite_recursion(max_depth=20_000):
    return set_recursion_limit(max(get_recursion_depth() - 1, 1) + max_depth)


def setswitchinterval(interval):
    raise unittest.SkipTest("there are no threads")


def late_deletion(obj):
    raise unittest.SkipTest("needs another process")


def collision_stats(nbins, nballs):
    """Mean and standard deviation of collisions when balls fall into bins at random."""
    from fractions import Fraction

    n, k = Fraction(nbins), nballs
    once = float(n * (1 - 1 / n) ** k)
    empty = n * (1 - 1 / n) ** k
    variance = n * (n - 1) * (1 - 2 / n) ** k + empty - empty**2
    return float(k - (n - Fraction(once))), float(variance) ** 0.5


class EqualToForwardRef:
    """Equal to a ForwardRef made of the same parts."""

    def __init__(self, arg, *, module=None, owner=None, is_class=False):
        self.__forward_arg__ = arg
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module
        self.__owner__ = owner

    def __eq__(self, other):
        from annotationlib import ForwardRef

        if not isinstance(other, (EqualToForwardRef, ForwardRef)):
            return NotImplemented
        names = ("__forward_arg__", "__forward_module__", "__forward_is_class__", "__owner__")
        return all(getattr(self, name) == getattr(other, name) for name in names)

    def __repr__(self):
        return f"EqualToForwardRef({self.__forward_arg__!r})"


def sortdict(mapping):
    """The dict's repr with its keys sorted."""
    return "{" + ", ".join(f"{key!r}: {mapping[key]!r}" for key in sorted(mapping)) + "}"


def run_no_yield_async_fn(async_fn, /, *args, **kwargs):
    coro = async_fn(*args, **kwargs)
    try:
        coro.send(None)
    except StopIteration as stop:
        return stop.value
    raise AssertionError("coroutine did not complete")


def open_urlresource(url, *args, **kw):
    raise unittest.SkipTest("there is no network")


def requires(resource, msg=None):
    """Every resource may be used."""


def is_resource_enabled(resource):
    return True
