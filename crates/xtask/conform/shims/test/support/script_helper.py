"""What the test files take from `test.support.script_helper`: all of it needs other processes."""

import unittest


def _no_process(*args, **kwargs):
    raise unittest.SkipTest("there are no other processes")


assert_python_ok = assert_python_failure = run_python_until_end = spawn_python = kill_python = make_script = _no_process
run_test_script = _no_process


def interpreter_requires_environment():
    return False
