"""The module posixpath by its other name: it takes this one's place."""

import sys

import posixpath

sys.modules["os.path"] = posixpath
