"""`assertRaises`, `assertWarns` and `assertLogs`: what happens while a block or a function runs."""

import sys
import traceback
import warnings

from _unittest_asserts import _pattern

__unittest = True


class _Context:
    """A block, or a function that is called, in which something must happen."""

    _base_type = None
    _base_type_str = None

    def __init__(self, expected, test_case, expected_regex=None):
        self.test_case = test_case
        self.expected = expected
        self.expected_regex = None if expected_regex is None else _pattern(expected_regex)
        self.obj_name = None
        self.msg = None

    def _raise_failure(self, standard):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, standard))

    def handle(self, name, args, kwargs):
        """Without arguments the context itself, else call the first of them."""
        try:
            kinds = self.expected if isinstance(self.expected, tuple) else (self.expected,)
            if not all(isinstance(kind, type) and issubclass(kind, self._base_type) for kind in kinds):
                raise TypeError(f"{name}() arg 1 must be {self._base_type_str}")
            if not args:
                self.msg = kwargs.pop("msg", None)
                if kwargs:
                    raise TypeError(f"{next(iter(kwargs))!r} is an invalid keyword argument for this function")
                return self
            callable_obj, *args = args
            self.obj_name = getattr(callable_obj, "__name__", None) or str(callable_obj)
            with self:
                callable_obj(*args, **kwargs)
        finally:
            # Otherwise a traceback and this frame would hold each other.
            self = None

    def _name(self):
        return getattr(self.expected, "__name__", None) or str(self.expected)


class RaisesContext(_Context):
    """An exception must be raised; it is kept without its frames."""

    _base_type = BaseException
    _base_type_str = "an exception type or tuple of exception types"

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            by = f" by {self.obj_name}" if self.obj_name else ""
            self._raise_failure(f"{self._name()} not raised{by}")
        traceback.clear_frames(tb)
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc_value.with_traceback(None)
        if self.expected_regex is not None and not self.expected_regex.search(str(exc_value)):
            self._raise_failure(f'"{self.expected_regex.pattern}" does not match "{exc_value}"')
        return True


class WarnsContext(_Context):
    """A warning must be given."""

    _base_type = Warning
    _base_type_str = "a warning type or tuple of warning types"

    def __enter__(self):
        for module in list(sys.modules.values()):
            if getattr(module, "__warningregistry__", None):
                module.__warningregistry__ = {}
        self.warnings_manager = warnings.catch_warnings(record=True)
        self.warnings = self.warnings_manager.__enter__()
        warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self.warnings_manager.__exit__(exc_type, exc_value, tb)
        if exc_type is not None:
            return
        first = None
        for given in self.warnings:
            warning = given.message
            if not isinstance(warning, self.expected):
                continue
            if first is None:
                first = warning
            if self.expected_regex is not None and not self.expected_regex.search(str(warning)):
                continue
            self.warning = warning
            self.filename = given.filename
            self.lineno = given.lineno
            return
        if first is not None:
            self._raise_failure(f'"{self.expected_regex.pattern}" does not match "{first}"')
        by = f" by {self.obj_name}" if self.obj_name else ""
        self._raise_failure(f"{self._name()} not triggered{by}")


class LogsContext:
    """Something, or nothing, must be logged."""

    LOGGING_FORMAT = "%(levelname)s:%(name)s:%(message)s"

    def __init__(self, test_case, logger_name, level, no_logs, formatter=None):
        import logging

        self.test_case = test_case
        self.logger_name = logger_name
        self.level = logging._nameToLevel.get(level, level) if level else logging.INFO
        self.no_logs = no_logs
        self.formatter = formatter
        self.msg = None

    def __enter__(self):
        import collections
        import logging

        watched = collections.namedtuple("_LoggingWatcher", ["records", "output"])([], [])

        class Capture(logging.Handler):
            def emit(self, record):
                watched.records.append(record)
                watched.output.append(self.format(record))

        named = isinstance(self.logger_name, logging.Logger)
        self.logger = logger = self.logger_name if named else logging.getLogger(self.logger_name)
        handler = Capture()
        handler.setLevel(self.level)
        handler.setFormatter(self.formatter or logging.Formatter(self.LOGGING_FORMAT))
        self.watcher = watched
        self.before = logger.handlers[:], logger.level, logger.propagate
        logger.handlers = [handler]
        logger.setLevel(self.level)
        logger.propagate = False
        return None if self.no_logs else watched

    def __exit__(self, exc_type, exc_value, tb):
        import logging

        self.logger.handlers, level, self.logger.propagate = self.before
        self.logger.setLevel(level)
        if exc_type is not None:
            return False
        given = self.watcher.records
        if self.no_logs and given:
            self.test_case.fail(f"Unexpected logs found: {self.watcher.output!r}")
        if not self.no_logs and not given:
            name = logging.getLevelName(self.level)
            self.test_case.fail(f"no logs of level {name} or higher triggered on {self.logger.name}")
