"""Names that go with patterns as a shell has them."""

import re as _re

__all__ = ["filter", "filterfalse", "fnmatch", "fnmatchcase", "translate"]


def translate(pat):
    """The pattern as a regular expression."""
    made, place = "", 0
    while place < len(pat):
        c = pat[place]
        place += 1
        if c == "*":
            made += "" if made.endswith(".*") else ".*"
        elif c == "?":
            made += "."
        elif c == "[" and (end := pat.find("]", place + 1 + (pat[place : place + 1] == "!"))) > 0:
            inside = pat[place:end].replace("\\", "\\\\")
            made += "[" + ("^" + inside[1:] if inside[0] == "!" else inside) + "]"
            place = end + 1
        else:
            made += _re.escape(c)
    return f"(?s:{made})\\Z"


def fnmatchcase(name, pat):
    """Whether a name goes with a pattern."""
    return _re.match(translate(pat), name) is not None


fnmatch = fnmatchcase


def filter(names, pat):
    """The names that go with a pattern."""
    return [name for name in names if fnmatchcase(name, pat)]


def filterfalse(names, pat):
    """The names that do not."""
    return [name for name in names if not fnmatchcase(name, pat)]
