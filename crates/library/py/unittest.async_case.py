"""Test cases whose methods are coroutines."""

import asyncio
import inspect

from unittest.case import TestCase

__unittest = True


class IsolatedAsyncioTestCase(TestCase):
    """A test case that runs each of its methods, where they are coroutines, on an event loop of the test's own."""

    def __init__(self, methodName="runTest"):
        super().__init__(methodName)
        self._runner = None

    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        self.addCleanup(func, *args, **kwargs)

    async def enterAsyncContext(self, cm):
        cls = type(cm)
        result = await cls.__aenter__(cm)
        self.addAsyncCleanup(cls.__aexit__, cm, None, None, None)
        return result

    def _callSetUp(self):
        self.setUp()
        self._wait(self.asyncSetUp())

    def _callTestMethod(self, method):
        if self._wait(method()) is not None:
            self._warn_of_value(method)

    def _callTearDown(self):
        self._wait(self.asyncTearDown())
        self.tearDown()

    def _callCleanup(self, function, /, *args, **kwargs):
        self._wait(function(*args, **kwargs))

    def _wait(self, value):
        return self._runner.run(value) if inspect.isawaitable(value) else value

    def run(self, result=None):
        with asyncio.Runner(debug=True) as self._runner:
            try:
                return super().run(result)
            finally:
                self._runner = None
