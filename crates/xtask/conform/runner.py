"""Runs the methods of one of CPython's test files and says on stdout what became of each, one line for a method.

    runner.py MODULE FOLDER [METHOD...]

`FOLDER` has the file; on CPython it is added to the package `test`, whose `test.support` is CPython's own. With METHODs
only these run, each `Class.method`. The lines: `start ID`, then `ok ID`, `skip ID reason`, `other ID event` (processes or
threads) or `bad ID` and, indented, what was raised; the last one is `end`.
"""

import sys

NOT_HERE = ("_testcapi", "_testinternalcapi", "_testlimitedcapi", "_testbuffer", "_testclinic", "xxsubtype")
OUTSIDE = ("subprocess.Popen", "os.fork", "os.posix_spawn", "os.system", "os.exec", "_thread.start_new_thread",
           "_thread.start_joinable_thread", "cpython._PySys_ClearAuditHooks")  # fmt: skip


class Watch:
    """Notes what starts other processes or threads."""

    seen = None

    def __call__(self, event, args):
        if event in OUTSIDE:
            self.seen = event


def tell(*words):
    sys.__stdout__.write(" ".join(words) + "\n")
    sys.__stdout__.flush()


def result_class(unittest, watch, tests):
    class Result(unittest.TestResult):
        """Tells what becomes of each method; what its parts raise counts for it."""

        def startTest(self, test):
            super().startTest(test)
            self.verdict = None
            watch.seen = None
            tell("start", name_of(test))

        def stopTest(self, test):
            super().stopTest(test)
            name = name_of(test)
            if watch.seen:
                tell("other", name, watch.seen)
            elif self.bad():
                tell("bad", name)
                for _, text in self.errors + self.failures:
                    for line in text.splitlines():
                        tell("    " + line)
            elif self.verdict is not None:
                tell("skip", name, self.verdict.replace("\n", " "))
            else:
                tell("ok", name)
            del self.errors[:], self.failures[:], self.unexpectedSuccesses[:]

        def bad(self):
            return bool(self.errors or self.failures or self.unexpectedSuccesses)

        def addSkip(self, test, reason):
            # A part that is left out leaves the method with the others.
            if hasattr(test, "params") and hasattr(test, "test_case"):
                return
            if not hasattr(test, "_testMethodName"):
                return self.leave_out(str(test), str(reason))
            self.verdict = str(reason)

        def leave_out(self, what, reason):
            """A whole class or file, named as `setUpClass (test.test_x.Class)`."""
            of = what.partition("(")[2].rstrip(")")
            for test in tests:
                if f"{type(test).__module__}.{type(test).__qualname__}".startswith(of):
                    tell("skip", name_of(test), reason)

    return Result


def name_of(test):
    return f"{type(test).__qualname__}.{test._testMethodName}"


def methods(suite, unittest):
    """The test methods of a suite, doctests apart."""
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from methods(test, unittest)
        elif type(test).__module__ != "doctest":
            yield test


def main():
    module, folder, *wanted = sys.argv[1:]
    watch = Watch()
    if sys.version.endswith("[Afterdel]"):
        package = None
    else:
        for name in NOT_HERE:
            sys.modules[name] = None
        import test as package

        package.__path__.append(folder)
        sys.addaudithook(watch)
    import unittest

    loaded = __import__(f"test.{module}", fromlist=["*"])
    tests = list(methods(unittest.defaultTestLoader.loadTestsFromModule(loaded), unittest))
    if wanted:
        tests = [test for test in tests if name_of(test) in wanted]
    tell("tests", *map(name_of, tests))
    unittest.TestSuite(tests).run(result_class(unittest, watch, tests)())
    tell("end")


main()
