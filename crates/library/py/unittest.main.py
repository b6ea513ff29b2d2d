"""`unittest.main()`: a program that runs its own tests."""

import sys

from unittest import loader, runner

__unittest = True


class TestProgram:
    """Runs the tests of a module when it is made, and leaves with an exit status."""

    def __init__(
        self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=loader.defaultTestLoader,
        exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False,
        durations=None,
    ):  # fmt: skip
        self.module = __import__(module, fromlist=["*"]) if isinstance(module, str) else module
        argv = sys.argv if argv is None else argv
        names = []
        for word in argv[1:]:
            if word in ("-v", "--verbose"):
                verbosity = 2
            elif word in ("-q", "--quiet"):
                verbosity = 0
            elif word in ("-f", "--failfast"):
                failfast = True
            elif word in ("-b", "--buffer"):
                buffer = True
            elif not word.startswith("-"):
                names.append(word)
        if not names and defaultTest is not None:
            names = [defaultTest] if isinstance(defaultTest, str) else list(defaultTest)
        if names:
            self.test = testLoader.loadTestsFromNames(names, self.module)
        else:
            self.test = testLoader.loadTestsFromModule(self.module)
        if testRunner is None:
            testRunner = runner.TextTestRunner
        if isinstance(testRunner, type):
            testRunner = testRunner(
                verbosity=verbosity, failfast=bool(failfast), buffer=bool(buffer), tb_locals=tb_locals,
                warnings="default" if warnings is None and not sys.warnoptions else warnings,
            )  # fmt: skip
        self.result = testRunner.run(self.test)
        if exit:
            if self.result.testsRun == 0 and not self.result.skipped:
                sys.exit(5)
            sys.exit(0 if self.result.wasSuccessful() else 1)


main = TestProgram
