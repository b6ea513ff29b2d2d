"""Which part of a line a traceback marks: the operator, the brackets of an index, the arguments of a call."""

_WORDS = set(
    "and or not if else lambda in is yield for return raise import from assert del with while try pass global nonlocal "
    "class def break continue except finally async".split()
)
_LEVELS = {"|": 1, "^": 2, "&": 3, "<<": 4, ">>": 4, "+": 5, "-": 5, "*": 6, "/": 6, "//": 6, "%": 6, "@": 6, "**": 8}
_PAIRS = {"(": ")", "[": "]", "{": "}"}


def _string_end(text, at):
    quote = text[at] * 3 if text.startswith(text[at] * 3, at) else text[at]
    at += len(quote)
    while not text.startswith(quote, at):
        at += 2 if text[at] == "\\" else 1
    return at + len(quote)


def _word_end(text, at):
    end = at
    while end < len(text) and (text[end].isalnum() or text[end] == "_"):
        end += 1
    if text[at].isdigit():
        while end < len(text) and (text[end].isalnum() or text[end] in "._" or text[end - 1] in "eE"):
            end += 1
    elif end < len(text) and text[end] in "'\"" and end - at < 3:
        return _string_end(text, end)
    return end


def _tokens(text):
    # Pairs of start and end at the outermost level; what is in brackets is one token.
    tokens, at, depth = [], 0, []
    while at < len(text):
        c, start = text[at], at
        if c == "#":
            at = (text + "\n").index("\n", at)
            continue
        if c.isspace() or c == "\\":
            at += 1
            continue
        if c in "'\"":
            at = _string_end(text, at)
        elif c.isalnum() or c == "_":
            at = _word_end(text, at)
        elif c in _PAIRS:
            at += 1
            depth.append((_PAIRS[c], start))
            continue
        elif depth and c == depth[-1][0]:
            at += 1
            start = depth.pop()[1]
        else:
            at += 2 if text[at : at + 2] in _LEVELS or text[at : at + 2] in ("==", "!=", "<=", ">=", ":=") else 1
        if not depth:
            tokens.append((start, at))
    return tokens


def _anchors(text):
    # Start and end of what is marked with ^ in an expression, the rest with ~; None: all of it is.
    try:
        tokens = _tokens(text)
    except IndexError:
        return None
    operators, operand, prefixed = [], False, False
    for start, end in tokens:
        token = text[start:end]
        if token in _WORDS or token in ("==", "!=", "<=", ">=", "<", ">", "=", ":=", ",", ":", ";"):
            return None
        if token in _LEVELS and operand:
            operators.append((_LEVELS[token], start, end))
            operand = False
        elif token in "+-~*" or token in ("**", "await"):
            prefixed = prefixed or start == tokens[0][0]
        elif token != ".":
            operand = True
    if operators:
        level = min(operators)[0]
        if level < 8:
            return [operator[1:] for operator in operators if operator[0] == level][-1]
        return None if prefixed else operators[0][1:]
    if prefixed or len(tokens) < 2 or text[tokens[-1][0]] not in "([" or text[slice(*tokens[-2])] == ".":
        return None
    return tokens[-1][0], len(text)


def _tells_nothing(text, before, after):
    # Whether this is the call of `return f(...)` or `x = f(...)`, which needs no marks.
    after = after.strip()
    if after and after[0] not in "#;":
        return False
    tokens = _tokens(text)
    if len(tokens) < 2 or text[tokens[-1][0]] != "(":
        return False
    if before.strip() == "return":
        return len(tokens) == 2 and text[slice(*tokens[0])].isidentifier()
    name, equals, rest = before.partition("=")
    return bool(equals) and not rest.strip() and name.strip().isidentifier()


def _dedent(lines):
    margin = None
    for line in lines:
        if line.strip():
            indent = line[: len(line) - len(line.lstrip())]
            while margin is not None and not indent.startswith(margin):
                margin = margin[:-1]
            margin = indent if margin is None else margin
    return [line[len(margin or "") :] if line.strip() else line.lstrip(" \t") for line in lines]


def _characters(line, offset):
    return len(line.encode()[:offset].decode("utf-8", "replace"))


_WIDE = (
    (0x1100, 0x115F), (0x2E80, 0xA4CF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE30, 0xFE6F), (0xFF00, 0xFF60),
    (0xFFE0, 0xFFE6), (0x1F300, 0x1F64F), (0x1F680, 0x1F6FF), (0x1F900, 0x1F9FF), (0x20000, 0x3FFFD),
)  # fmt: skip


def _width(line, offset=None):
    if offset is None:
        offset = len(line)
    if line.isascii():
        return offset
    return sum(2 if any(first <= ord(c) <= last for first, last in _WIDE) else 1 for c in line[:offset])


def marked(summary, original):
    """The lines of an entry of a traceback with the marks below."""
    count = summary.end_lineno - summary.lineno + 1
    lines = _dedent(original)[:count]
    dedented = len(original[0]) - len(lines[0])
    start = max(0, _characters(original[0], summary.colno) - dedented)
    end = max(0, _characters(original[count - 1], summary.end_colno) - dedented)
    segment = "\n".join(lines)
    segment = segment[start : len(segment) - (len(lines[-1]) - end)]
    before, after = lines[0][:start], lines[-1][end:]
    anchors = _anchors(segment)
    marks = bool(anchors or before.lstrip() or after.rstrip()) and not _tells_nothing(segment, before, after)
    shown = {0, count - 1}
    left = right = (-1, 0)
    if anchors:
        left, right = [(segment.count("\n", 0, at), at - segment.rfind("\n", 0, at) - 1) for at in anchors]
        for line, _ in left, right:
            shown.update(range(line - 1, line + 2))
        left, right = [(line, _width(lines[line], at + start if line == 0 else at)) for line, at in (left, right)]
    result = []

    def show(at):
        line = lines[at]
        result.append(line)
        if not marks:
            return
        first = max(len(line) - len(line.lstrip()), _width(line, start) if at == 0 else 0)
        last = _width(line, end) if at == count - 1 else _width(line)
        row = ("^" if not anchors or left <= (at, column) < right else "~" for column in range(first, last))
        result.append(" " * first + "".join(row))

    previous = None
    for at in sorted(shown):
        if not 0 <= at < count:
            continue
        if previous is not None and at - previous == 2:
            show(at - 1)
        elif previous is not None and at - previous > 2:
            result.append(f"...<{at - previous - 1} lines>...")
        show(at)
        previous = at
    return "".join([f"    {line}\n" for line in _dedent(result)])
