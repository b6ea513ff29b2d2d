"""What became of the tests."""

import io
import sys
import traceback

__unittest = True

_STDOUT = "\nStdout:\n%s"
_STDERR = "\nStderr:\n%s"


def _frames_of_unittest(tb):
    return "__unittest" in tb.tb_frame.f_globals


class TestResult:
    """Counts tests and keeps the texts of their failures."""

    _previousTestClass = None
    _testRunEntered = False
    _moduleSetUpFailed = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = False
        self.failures = []
        self.errors = []
        self.testsRun = 0
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        self.collectedDurations = []
        self.shouldStop = False
        self.buffer = False
        self.tb_locals = False
        self._streams = None

    def printErrors(self):
        """Called by the runner at the end."""

    def startTest(self, test):
        """A test is about to run."""
        self.testsRun += 1
        if self.buffer:
            self._streams = sys.stdout, sys.stderr
            sys.stdout, sys.stderr = io.StringIO(), io.StringIO()

    def startTestRun(self):
        """Called once before the first test."""

    def stopTest(self, test):
        """A test is over."""
        if self._streams is not None:
            (sys.stdout, sys.stderr), self._streams = self._streams, None

    def stopTestRun(self):
        """Called once after the last test."""

    def addError(self, test, err):
        """A test has raised something else than an AssertionError."""
        self.errors.append((test, self._exc_info_to_string(err, test)))
        self._stop_when_wanted()

    def addFailure(self, test, err):
        """An assertion of a test has failed."""
        self.failures.append((test, self._exc_info_to_string(err, test)))
        self._stop_when_wanted()

    def addSubTest(self, test, subtest, err):
        """A part of a test is over; `err` is None when it went well."""
        if err is None:
            return
        self._stop_when_wanted()
        failed = issubclass(err[0], test.failureException)
        (self.failures if failed else self.errors).append((subtest, self._exc_info_to_string(err, test)))

    def addSuccess(self, test):
        """A test went well."""

    def addSkip(self, test, reason):
        """A test was left out."""
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        """A test failed as it was meant to."""
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    def addUnexpectedSuccess(self, test):
        """A test that was meant to fail went well."""
        self.unexpectedSuccesses.append(test)
        self._stop_when_wanted()

    def addDuration(self, test, elapsed):
        """How long a test took, in seconds."""
        self.collectedDurations.append((str(test), elapsed))

    def wasSuccessful(self):
        """Whether nothing has failed so far."""
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def stop(self):
        """No more tests."""
        self.shouldStop = True

    def _stop_when_wanted(self):
        if self.failfast:
            self.stop()

    def _exc_info_to_string(self, err, test):
        exctype, value, tb = err
        while tb and _frames_of_unittest(tb):
            tb = tb.tb_next
        if exctype is test.failureException:
            self._drop_own_frames(tb)
        value = value.with_traceback(tb)
        text = "".join(traceback.format_exception(exctype, value, tb))
        if self._streams is not None:
            for form, stream in ((_STDOUT, sys.stdout), (_STDERR, sys.stderr)):
                said = stream.getvalue()
                if said:
                    text += form % (said if said.endswith("\n") else said + "\n")
        return text

    def _drop_own_frames(self, tb):
        last = None
        while tb and not _frames_of_unittest(tb):
            last, tb = tb, tb.tb_next
        if last is not None:
            last.tb_next = None

    def __repr__(self):
        name = f"{type(self).__module__}.{type(self).__qualname__}"
        return f"<{name} run={self.testsRun} errors={len(self.errors)} failures={len(self.failures)}>"
