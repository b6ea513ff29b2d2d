"""The package that CPython's test files are put into."""
