"""Templates of re.sub: what stands for groups in a replacement."""

from _re_parse import PatternError

_ESCAPES = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\"}
_OCTAL = "01234567"


def _named(text, at, pattern, repl):
    # The group of \g<...> and where it ends.
    if text[at : at + 1] != "<":
        raise PatternError("missing <", repl, at)
    end = text.find(">", at)
    name = text[at + 1 : end] if end >= 0 else text[at + 1 :]
    if not name:
        raise PatternError("missing group name", repl, at + 1)
    if end < 0:
        raise PatternError("missing >, unterminated name", repl, at + 1)
    if name.isidentifier():
        if name not in pattern.groupindex:
            raise IndexError(f"unknown group name {name!r}")
        return pattern.groupindex[name], end + 1
    if not (name.isdecimal() and name.isascii()):
        raise PatternError(f"bad character in group name {name!r}", repl, at + 1)
    if int(name) > pattern.groups:
        raise PatternError(f"invalid group reference {int(name)}", repl, at + 1)
    return int(name), end + 1


def _numbered(text, at, pattern, repl):
    # The group or the character of a backslash and digits, and where they end.
    digits = text[at]
    if digits == "0":
        while len(digits) < 3 and text[at + len(digits) : at + len(digits) + 1] in _OCTAL and at + len(digits) < len(text):
            digits += text[at + len(digits)]
        return chr(int(digits, 8) & 0xFF), at + len(digits)
    more = text[at + 1 : at + 2]
    if more and more in "0123456789":
        digits += more
        third = text[at + 2 : at + 3]
        if digits[0] in _OCTAL and more in _OCTAL and third and third in _OCTAL:
            digits += third
            if int(digits, 8) > 0o377:
                raise PatternError(f"octal escape value \\{digits} outside of range 0-0o377", repl, at - 1)
            return chr(int(digits, 8)), at + 3
    if int(digits) > pattern.groups:
        raise PatternError(f"invalid group reference {int(digits)}", repl, at)
    return int(digits), at + len(digits)


def parse_template(text, pattern, repl):
    """Texts and group numbers in turn, a text first and last."""
    parts, literal, at = [], [], 0
    while at < len(text):
        c = text[at]
        at += 1
        if c != "\\":
            literal.append(c)
            continue
        if at == len(text):
            raise PatternError("bad escape (end of pattern)", repl, at - 1)
        c = text[at]
        if c == "g":
            found, at = _named(text, at + 1, pattern, repl)
        elif c in "0123456789":
            found, at = _numbered(text, at, pattern, repl)
        elif c in _ESCAPES:
            found, at = _ESCAPES[c], at + 1
        elif c.isascii() and c.isalpha():
            raise PatternError(f"bad escape \\{c}", repl, at - 1)
        else:
            found, at = "\\" + c, at + 1
        if isinstance(found, str):
            literal.append(found)
        else:
            parts.append("".join(literal))
            parts.append(found)
            literal = []
    parts.append("".join(literal))
    return parts
