"""Single lines of the program's text."""

import _source

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

cache = {}


def getline(filename, lineno, module_globals=None):
    """The line with this number, "\\n" included; empty when there is none."""
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def getlines(filename, module_globals=None):
    """All the lines of a text; none for a name nobody knows."""
    if filename in cache:
        return cache[filename][2]
    text = _source.text(filename)
    if text is None:
        return []
    lines = text.splitlines(True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    cache[filename] = len(text), None, lines, filename
    return lines


def clearcache():
    """Forget all texts."""
    cache.clear()


def checkcache(filename=None):
    """Texts do not change while a program runs."""


def lazycache(filename, module_globals):
    """Whether the text was noted; there is no need to."""
    return False
