"""What the test files take from `test.support.os_helper`."""

import contextlib
import unittest

TESTFN = "@test_1_tmp"
TESTFN_UNDECODABLE = TESTFN_UNENCODABLE = None
SAVEDCWD = "/"


def unlink(filename):
    import os

    try:
        os.unlink(filename)
    except (AttributeError, OSError):
        pass


@contextlib.contextmanager
def temp_dir(path=None, quiet=False):
    raise unittest.SkipTest("there are no folders")
    yield


change_cwd = temp_cwd = temp_dir
