"""Tests in a row, and what classes and modules do before and after theirs."""

import sys

from unittest import case

__unittest = True


class BaseTestSuite:
    """Tests and suites, run in their order."""

    _cleanup = True

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        name = f"{type(self).__module__}.{type(self).__qualname__}"
        return f"<{name} tests={list(self)}>"

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return list(self) == list(other)

    __hash__ = None

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return self._removed_tests + sum(test.countTestCases() for test in self if test)

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        if isinstance(test, type) and issubclass(test, (case.TestCase, TestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def run(self, result):
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            test(result)
            if self._cleanup:
                self._forget(index)
        return result

    def _forget(self, index):
        test = self._tests[index]
        if hasattr(test, "countTestCases"):
            self._removed_tests += test.countTestCases()
        self._tests[index] = None

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        for test in self:
            test.debug()


class TestSuite(BaseTestSuite):
    """A suite that calls the fixtures of classes and modules too."""

    def run(self, result, debug=False):
        outermost = not result._testRunEntered
        result._testRunEntered = True
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            if not isinstance(test, BaseTestSuite):
                self._change_class(test, result)
                result._previousTestClass = test.__class__
                if getattr(test.__class__, "_classSetupFailed", False) or result._moduleSetUpFailed:
                    continue
            if debug:
                test.debug()
            else:
                test(result)
            if self._cleanup:
                self._forget(index)
        if outermost:
            self._tear_down_class(None, result)
            self._tear_down_module(result)
            result._testRunEntered = False
        return result

    def debug(self):
        self.run(_Strict(), True)

    def _change_class(self, test, result):
        self._tear_down_class(test, result)
        self._change_module(test, result)
        self._set_up_class(test, result)

    def _change_module(self, test, result):
        previous = getattr(result._previousTestClass, "__module__", None)
        current = test.__class__.__module__
        if current == previous:
            return
        self._tear_down_module(result)
        result._moduleSetUpFailed = False
        set_up = getattr(sys.modules.get(current), "setUpModule", None)
        if set_up is not None and not self._guarded(set_up, "setUpModule", current, result):
            result._moduleSetUpFailed = True

    def _tear_down_module(self, result):
        previous = getattr(result._previousTestClass, "__module__", None)
        if previous is None or result._moduleSetUpFailed or previous not in sys.modules:
            return
        tear_down = getattr(sys.modules[previous], "tearDownModule", None)
        if tear_down is not None:
            self._guarded(tear_down, "tearDownModule", previous, result)
        self._guarded(case.doModuleCleanups, "tearDownModule", previous, result)

    def _set_up_class(self, test, result):
        cls = test.__class__
        if cls is result._previousTestClass or result._moduleSetUpFailed or getattr(cls, "__unittest_skip__", False):
            return
        cls._classSetupFailed = False
        set_up = getattr(cls, "setUpClass", None)
        name = f"{cls.__module__}.{cls.__qualname__}"
        if set_up is not None and not self._guarded(set_up, "setUpClass", name, result):
            cls._classSetupFailed = True
            self._class_cleanups(cls, "setUpClass", name, result)

    def _tear_down_class(self, test, result):
        cls = result._previousTestClass
        if cls is None or test is not None and test.__class__ is cls:
            return
        if (
            getattr(cls, "_classSetupFailed", False)
            or result._moduleSetUpFailed
            or getattr(cls, "__unittest_skip__", False)
        ):
            return
        name = f"{cls.__module__}.{cls.__qualname__}"
        tear_down = getattr(cls, "tearDownClass", None)
        if tear_down is not None:
            self._guarded(tear_down, "tearDownClass", name, result)
        self._class_cleanups(cls, "tearDownClass", name, result)

    def _class_cleanups(self, cls, what, name, result):
        if not hasattr(cls, "doClassCleanups"):
            return
        cls.doClassCleanups()
        for exc_info in cls.tearDown_exceptions:
            self._report(exc_info, what, name, result)

    def _guarded(self, function, what, name, result):
        try:
            function()
        except Exception as error:
            if isinstance(result, _Strict):
                raise
            self._report((type(error), error, error.__traceback__), what, name, result)
            return False
        return True

    def _report(self, exc_info, what, name, result):
        holder = _ErrorHolder(f"{what} ({name})")
        if isinstance(exc_info[1], case.SkipTest):
            result.addSkip(holder, str(exc_info[1]))
        else:
            result.addError(holder, exc_info)


class _ErrorHolder:
    """Stands for a test where a fixture failed."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __repr__(self):
        return f"<ErrorHolder description={self.description!r}>"

    def __str__(self):
        return self.id()

    def run(self, result):
        pass

    def __call__(self, result):
        return self.run(result)

    def countTestCases(self):
        return 0


class _Strict:
    """A result that lets errors through."""

    _previousTestClass = None
    _testRunEntered = False
    _moduleSetUpFailed = False
    shouldStop = False
