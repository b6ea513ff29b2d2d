"""From classes and modules to suites."""

import functools
import sys
import types

from unittest import case, suite

__unittest = True


class TestLoader:
    """Finds tests by their names."""

    testMethodPrefix = "test"
    sortTestMethodsUsing = staticmethod(lambda a, b: (a > b) - (a < b))
    testNamePatterns = None
    suiteClass = suite.TestSuite

    def __init__(self):
        self.errors = []

    def loadTestsFromTestCase(self, testCaseClass):
        """A suite of all test methods of a class."""
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError(
                "Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?"
            )
        if testCaseClass in (case.TestCase, case.FunctionTestCase):
            names = []
        else:
            names = self.getTestCaseNames(testCaseClass)
            if not names and hasattr(testCaseClass, "runTest"):
                names = ["runTest"]
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        """A suite of all test cases of a module."""
        tests = []
        for name in dir(module):
            found = getattr(module, name)
            if (
                isinstance(found, type)
                and issubclass(found, case.TestCase)
                and found not in (case.TestCase, case.FunctionTestCase)
            ):
                tests.append(self.loadTestsFromTestCase(found))
        load_tests = getattr(module, "load_tests", None)
        tests = self.suiteClass(tests)
        return tests if load_tests is None else load_tests(self, tests, pattern)

    def loadTestsFromName(self, name, module=None):
        """The suite that a dotted name means."""
        parts = name.split(".")
        if module is None:
            found = list(parts)
            while found:
                try:
                    module = __import__(".".join(found), fromlist=["*"])
                    break
                except ImportError:
                    found.pop()
                    if not found:
                        raise
            parts = parts[len(found) :]
        parent, thing = None, module
        for part in parts:
            parent, thing = thing, getattr(thing, part)
        return self._suite_of(parent, thing, parts)

    def _suite_of(self, parent, thing, parts):
        if isinstance(thing, types.ModuleType):
            return self.loadTestsFromModule(thing)
        if isinstance(thing, type) and issubclass(thing, case.TestCase):
            return self.loadTestsFromTestCase(thing)
        if isinstance(thing, types.FunctionType) and isinstance(parent, type) and issubclass(parent, case.TestCase):
            return self.suiteClass([parent(parts[-1])])
        if isinstance(thing, suite.TestSuite):
            return thing
        if callable(thing):
            test = thing()
            if isinstance(test, suite.TestSuite):
                return test
            if isinstance(test, case.TestCase):
                return self.suiteClass([test])
            raise TypeError(f"calling {thing} returned {test}, not a test")
        raise TypeError(f"don't know how to make test from: {thing}")

    def loadTestsFromNames(self, names, module=None):
        """One suite of what these names mean."""
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def getTestCaseNames(self, testCaseClass):
        """The names of a class's test methods, sorted."""
        names = [
            name
            for name in dir(testCaseClass)
            if name.startswith(self.testMethodPrefix) and callable(getattr(testCaseClass, name))
        ]
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names


defaultTestLoader = TestLoader()
