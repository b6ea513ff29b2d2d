"""Doctests are no test methods: their suites are empty here."""

import unittest

ELLIPSIS = NORMALIZE_WHITESPACE = IGNORE_EXCEPTION_DETAIL = 0


def DocTestSuite(*args, **kwargs):
    return unittest.TestSuite()


DocFileSuite = DocTestSuite
