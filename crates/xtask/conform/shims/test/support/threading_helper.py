"""What the test files take from `test.support.threading_helper`: there are no threads."""

import contextlib
import unittest


def requires_working_threading(*, module=False):
    if module:
        raise unittest.SkipTest("there are no threads")
    return unittest.skip("there are no threads")


def threading_setup():
    return ()


def threading_cleanup(*original_values):
    pass


def reap_threads(func):
    return func


@contextlib.contextmanager
def wait_threads_exit(timeout=None):
    yield


def join_thread(thread, timeout=None):
    thread.join()


def start_threads(threads, unlock=None):
    raise unittest.SkipTest("there are no threads")


run_concurrently = start_threads
