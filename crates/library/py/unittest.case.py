"""One test: how it is run, skipped, cleaned up after, and reported."""

import contextlib
import functools
import sys
import time
import types
import warnings

from _unittest_asserts import Assertions, strclass
from unittest import result as _results

__unittest = True

_UNSET = object()
_module_cleanups = []


class SkipTest(Exception):
    """Raised by a test that does not apply here."""


class _ShouldStop(Exception):
    """A failing subtest ends the test when the result wants to stop at the first failure."""


class _Outcome:
    """What became of the parts of a test."""

    def __init__(self, result=None):
        self.expecting_failure = False
        self.result = result
        self.result_supports_subtests = hasattr(result, "addSubTest")
        self.success = True
        self.expectedFailure = None

    @contextlib.contextmanager
    def part(self, test, subTest=False):
        """Run a part of the test: what it raises is noted."""
        before, self.success = self.success, True
        try:
            yield
        except KeyboardInterrupt:
            raise
        except SkipTest as error:
            self.success = False
            _add_skip(self.result, test, str(error))
        except _ShouldStop:
            pass
        except:
            exc_info = sys.exc_info()
            if self.expecting_failure:
                self.expectedFailure = exc_info
            else:
                self.success = False
                if subTest:
                    self.result.addSubTest(test.test_case, test, exc_info)
                else:
                    _add_error(self.result, test, exc_info)
            # Otherwise the traceback's frame and this one would hold each other.
            exc_info = None
        else:
            if subTest and self.success:
                self.result.addSubTest(test.test_case, test, None)
        finally:
            self.success = self.success and before


def _add_skip(result, test, reason):
    add = getattr(result, "addSkip", None)
    if add is None:
        result.addSuccess(test)
    else:
        add(test, reason)


def _add_error(result, test, exc_info):
    if result is not None and exc_info is not None:
        failed = issubclass(exc_info[0], test.failureException)
        (result.addFailure if failed else result.addError)(test, exc_info)


def _enter_context(cm, add_cleanup):
    cls = type(cm)
    try:
        enter, leave = cls.__enter__, cls.__exit__
    except AttributeError:
        raise TypeError(
            f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager protocol"
        ) from None
    value = enter(cm)
    add_cleanup(leave, cm, None, None, None)
    return value


def addModuleCleanup(function, /, *args, **kwargs):
    """Have a function called after the module's last test."""
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(cm):
    """Enter a context that is left after the module's last test."""
    return _enter_context(cm, addModuleCleanup)


def doModuleCleanups():
    """Call what is to be called after the module's last test."""
    errors = []
    while _module_cleanups:
        function, args, kwargs = _module_cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception as error:
            errors.append(error)
    if len(errors) == 1:
        raise errors[0]
    if errors:
        raise ExceptionGroup("module cleanup failed", errors)


def skip(reason):
    """Leave a test, or all of a class, out."""

    def decorator(test_item):
        if not isinstance(test_item, type):

            @functools.wraps(test_item)
            def skip_wrapper(*args, **kwargs):
                raise SkipTest(reason)

            test_item = skip_wrapper
        test_item.__unittest_skip__ = True
        test_item.__unittest_skip_why__ = reason
        return test_item

    if isinstance(reason, types.FunctionType):
        test_item, reason = reason, ""
        return decorator(test_item)
    return decorator


def _identity(test_item):
    return test_item


def skipIf(condition, reason):
    """Leave a test out if the condition is true."""
    return skip(reason) if condition else _identity


def skipUnless(condition, reason):
    """Leave a test out unless the condition is true."""
    return _identity if condition else skip(reason)


def expectedFailure(test_item):
    """The test is expected to fail."""
    test_item.__unittest_expecting_failure__ = True
    return test_item


class TestCase(Assertions):
    """The base of all test cases: an instance runs one method."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _diffThreshold = 2**16
    _classSetupFailed = False

    def __init_subclass__(cls, *args, **kwargs):
        cls._classSetupFailed = False
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._outcome = None
        self._testMethodDoc = "No test"
        try:
            method = getattr(self, methodName)
        except AttributeError:
            if methodName != "runTest":
                raise ValueError(f"no such test method in {self.__class__}: {methodName}") from None
        else:
            self._testMethodDoc = method.__doc__
        self._cleanups = []
        self._subtest = None
        self._type_equality_funcs = {}
        for kind, name in (
            (dict, "assertDictEqual"),
            (list, "assertListEqual"),
            (tuple, "assertTupleEqual"),
            (set, "assertSetEqual"),
            (frozenset, "assertSetEqual"),
            (str, "assertMultiLineEqual"),
        ):
            self.addTypeEqualityFunc(kind, name)

    def addCleanup(self, function, /, *args, **kwargs):
        """Have a function called when the test is over, the last added first."""
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        """Enter a context that is left when the test is over."""
        return _enter_context(cm, self.addCleanup)

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        """Have a function called after the last test of the class."""
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        """Enter a context that is left after the last test of the class."""
        return _enter_context(cm, cls.addClassCleanup)

    def setUp(self):
        """Called before each test."""

    def tearDown(self):
        """Called after each test."""

    @classmethod
    def setUpClass(cls):
        """Called before the first test of the class."""

    @classmethod
    def tearDownClass(cls):
        """Called after the last test of the class."""

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        return _results.TestResult()

    def shortDescription(self):
        """The first line of the method's description."""
        doc = self._testMethodDoc
        return doc.strip().split("\n")[0].strip() if doc else None

    def id(self):
        return f"{strclass(self.__class__)}.{self._testMethodName}"

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        return f"{self._testMethodName} ({strclass(self.__class__)}.{self._testMethodName})"

    def __repr__(self):
        return f"<{strclass(self.__class__)} testMethod={self._testMethodName}>"

    @contextlib.contextmanager
    def subTest(self, msg=_UNSET, **params):
        """A part of the test that fails for itself: the test goes on after it."""
        if self._outcome is None or not self._outcome.result_supports_subtests:
            yield
            return
        parent = self._subtest
        if parent is not None:
            params = {**parent.params, **params}
        self._subtest = _SubTest(self, msg, params)
        try:
            with self._outcome.part(self._subtest, subTest=True):
                yield
            if not self._outcome.success:
                result = self._outcome.result
                if result is not None and result.failfast:
                    raise _ShouldStop
            elif self._outcome.expectedFailure:
                raise _ShouldStop
        finally:
            self._subtest = parent

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        if method() is not None:
            self._warn_of_value(method)

    def _warn_of_value(self, method):
        message = f"It is deprecated to return a value that is not None from a test case ({method!r})"
        warnings.warn(message, DeprecationWarning, stacklevel=4)

    def _callTearDown(self):
        self.tearDown()

    def _callCleanup(self, function, /, *args, **kwargs):
        function(*args, **kwargs)

    def run(self, result=None):
        """Run the method and tell the result."""
        stop_run = None
        if result is None:
            result = self.defaultTestResult()
            start_run = getattr(result, "startTestRun", None)
            stop_run = getattr(result, "stopTestRun", None)
            if start_run is not None:
                start_run()
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            marked = [thing for thing in (self.__class__, method) if getattr(thing, "__unittest_skip__", False)]
            if marked:
                reasons = [getattr(thing, "__unittest_skip_why__", "") for thing in (self.__class__, method)]
                _add_skip(result, self, reasons[0] or reasons[1])
                return result
            expecting = getattr(self, "__unittest_expecting_failure__", False) or getattr(
                method, "__unittest_expecting_failure__", False
            )
            start = time.perf_counter()
            self._run_parts(_Outcome(result), method, expecting)
            if hasattr(result, "addDuration"):
                result.addDuration(self, time.perf_counter() - start)
            return result
        finally:
            result.stopTest(self)
            if stop_run is not None:
                stop_run()

    def _run_parts(self, outcome, method, expecting):
        self._outcome = outcome
        try:
            with outcome.part(self):
                self._callSetUp()
            if outcome.success:
                outcome.expecting_failure = expecting
                with outcome.part(self):
                    self._callTestMethod(method)
                outcome.expecting_failure = False
                with outcome.part(self):
                    self._callTearDown()
            self.doCleanups()
            if not outcome.success:
                return
            if not expecting:
                outcome.result.addSuccess(self)
            elif outcome.expectedFailure:
                outcome.result.addExpectedFailure(self, outcome.expectedFailure)
            else:
                outcome.result.addUnexpectedSuccess(self)
        finally:
            # Otherwise tracebacks and this test would hold each other.
            outcome.expectedFailure = None
            self._outcome = None

    def doCleanups(self):
        """Call what is to be called when the test is over."""
        outcome = self._outcome or _Outcome()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            with outcome.part(self):
                self._callCleanup(function, *args, **kwargs)
        return outcome.success

    @classmethod
    def doClassCleanups(cls):
        """Call what is to be called after the last test of the class."""
        cls.tearDown_exceptions = []
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            try:
                function(*args, **kwargs)
            except Exception:
                cls.tearDown_exceptions.append(sys.exc_info())

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        """Run the test without a result: what it raises is raised."""
        method = getattr(self, self._testMethodName)
        for thing in (self.__class__, method):
            if getattr(thing, "__unittest_skip__", False):
                raise SkipTest(getattr(thing, "__unittest_skip_why__", ""))
        self._callSetUp()
        self._callTestMethod(method)
        self._callTearDown()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._callCleanup(function, *args, **kwargs)

    def skipTest(self, reason):
        """Leave this test out."""
        raise SkipTest(reason)


TestCase._class_cleanups = []


class FunctionTestCase(TestCase):
    """A function as a test."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._setUpFunc = setUp
        self._tearDownFunc = tearDown
        self._testFunc = testFunc
        self._description = description

    def setUp(self):
        if self._setUpFunc is not None:
            self._setUpFunc()

    def tearDown(self):
        if self._tearDownFunc is not None:
            self._tearDownFunc()

    def runTest(self):
        self._testFunc()

    def id(self):
        return self._testFunc.__name__

    def _parts(self):
        return self._setUpFunc, self._tearDownFunc, self._testFunc, self._description

    def __eq__(self, other):
        return self._parts() == other._parts() if isinstance(other, self.__class__) else NotImplemented

    def __hash__(self):
        return hash((type(self), *self._parts()))

    def __str__(self):
        return f"{strclass(self.__class__)} ({self._testFunc.__name__})"

    def __repr__(self):
        return f"<{strclass(self.__class__)} tec={self._testFunc}>"

    def shortDescription(self):
        if self._description is not None:
            return self._description
        doc = self._testFunc.__doc__
        return doc and doc.split("\n")[0].strip() or None


class _SubTest(TestCase):
    """How a part of a test is reported."""

    def __init__(self, test_case, message, params):
        super().__init__()
        self._message = message
        self.test_case = test_case
        self.params = params
        self.failureException = test_case.failureException

    def runTest(self):
        raise NotImplementedError("subtests cannot be run directly")

    def _subDescription(self):
        parts = []
        if self._message is not _UNSET:
            parts.append(f"[{self._message}]")
        if self.params:
            parts.append(f"({', '.join(f'{key}={value!r}' for key, value in self.params.items())})")
        return " ".join(parts) or "(<subtest>)"

    def id(self):
        return f"{self.test_case.id()} {self._subDescription()}"

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f"{self.test_case} {self._subDescription()}"
