"""What the test files take from `test.support.warnings_helper`."""

import contextlib
import functools
import re
import sys
import warnings


def ignore_warnings(*, category):
    def decorator(test):
        @functools.wraps(test)
        def wrapper(self, *args, **kwargs):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", category=category)
                return test(self, *args, **kwargs)

        return wrapper

    return decorator


class WarningsRecorder:
    """The warnings given, the last one's attributes as its own."""

    def __init__(self, warnings_list):
        self._warnings = warnings_list
        self._last = 0

    def __getattr__(self, attr):
        if len(self._warnings) > self._last:
            return getattr(self._warnings[-1], attr)
        if attr in warnings.WarningMessage._WARNING_DETAILS:
            return None
        raise AttributeError(f"{self!r} has no attribute {attr!r}")

    @property
    def warnings(self):
        return self._warnings[self._last :]

    def reset(self):
        self._last = len(self._warnings)


@contextlib.contextmanager
def check_warnings(*filters, quiet=None):
    """These warnings, and unless quiet no others, are given inside."""
    quiet = not filters if quiet is None else quiet
    filters = filters or (("", Warning),)
    registry = sys._getframe(2).f_globals.get("__warningregistry__")
    if registry:
        registry.clear()
    with warnings.catch_warnings(record=True) as given:
        warnings.simplefilter("always")
        yield WarningsRecorder(given)
    rest = list(given)
    missing = []
    for text, category in filters:
        like = [
            warning
            for warning in rest
            if re.match(text, str(warning.message), re.I) and issubclass(warning.category, category)
        ]
        rest = [warning for warning in rest if warning not in like]
        if not like and not quiet:
            missing.append((text, category.__name__))
    if rest and not quiet:
        raise AssertionError(f"unhandled warning {rest[0]}")
    if missing:
        raise AssertionError(f"filter {missing[0]} did not catch any warning")


@contextlib.contextmanager
def check_no_warnings(testcase, message="", category=Warning, force_gc=False):
    """No such warning is given inside."""
    with warnings.catch_warnings(record=True) as given:
        warnings.filterwarnings("always", message=message, category=category)
        yield
        if force_gc:
            import gc

            gc.collect()
    testcase.assertEqual(given, [])


@contextlib.contextmanager
def save_restore_warnings_filters():
    before = warnings.filters[:]
    try:
        yield
    finally:
        warnings.filters[:] = before


def check_syntax_warning(testcase, statement, errtext="", *, lineno=1, offset=None):
    """Compiling the statement gives one SyntaxWarning."""
    with warnings.catch_warnings(record=True) as given:
        warnings.simplefilter("always", SyntaxWarning)
        compile(statement, "<testcase>", "exec")
    testcase.assertEqual(len(given), 1, given)
    testcase.assertRegex(str(given[0].message), errtext)
    testcase.assertEqual(given[0].lineno, lineno)
