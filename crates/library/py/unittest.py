"""Test cases, suites of them, and what runs and reports them."""

from unittest.result import TestResult
from unittest.case import (
    FunctionTestCase, SkipTest, TestCase, addModuleCleanup, doModuleCleanups, enterModuleContext, expectedFailure, skip,
    skipIf, skipUnless,
)  # fmt: skip
from unittest.suite import BaseTestSuite, TestSuite
from unittest.loader import TestLoader, defaultTestLoader
from unittest.runner import TextTestResult, TextTestRunner
from unittest.main import TestProgram, main

__all__ = [
    "IsolatedAsyncioTestCase", "TestResult", "TestCase", "TestSuite", "TextTestRunner", "TestLoader",
    "FunctionTestCase", "main", "defaultTestLoader", "SkipTest", "skip", "skipIf", "skipUnless", "expectedFailure",
    "TextTestResult", "addModuleCleanup", "doModuleCleanups", "enterModuleContext",
]  # fmt: skip

__unittest = True


def __getattr__(name):
    if name != "IsolatedAsyncioTestCase":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from unittest.async_case import IsolatedAsyncioTestCase

    globals()[name] = IsolatedAsyncioTestCase
    return IsolatedAsyncioTestCase
