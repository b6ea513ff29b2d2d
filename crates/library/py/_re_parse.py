"""The parser of re: a pattern's text becomes nested tuples."""

from sys import version_info as _version_info

I, L, M, S, U, X, A, DEBUG = 2, 4, 8, 16, 32, 64, 256, 128
FLAGS = {"i": I, "L": L, "m": M, "s": S, "x": X, "a": A, "u": U}
MAXREPEAT = 4294967295
_PLACES = "AZzbB" if _version_info >= (3, 14) else "AZbB"
_DIGITS, _OCTAL, _HEX = "0123456789", "01234567", "0123456789abcdefABCDEF"
_ESCAPES = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\"}
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


class PatternError(Exception):
    """A pattern that cannot be compiled: msg, pattern, pos, lineno, colno."""

    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            msg = f"{msg} at position {pos}"
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg += f" (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


def category(letter, flags):
    """The test of \\d, \\w or \\s and their opposites, for one character."""
    ascii_only = flags & A or not flags & U
    kind = letter.lower()
    if kind == "d":
        test = (lambda c: "0" <= c <= "9") if ascii_only else str.isdecimal
    elif kind == "s":
        test = (lambda c: c in " \t\n\r\f\v") if ascii_only else str.isspace
    elif ascii_only:
        test = lambda c: c == "_" or c.isascii() and c.isalnum()
    else:
        test = lambda c: c == "_" or c.isalnum()
    return test if letter == kind else lambda c: not test(c)


class CharSet(dict):
    """Whether characters belong to a class; what was asked once is remembered."""

    __slots__ = ("chars", "ranges", "tests", "negate", "fold")

    def __init__(self, chars=(), ranges=(), tests=(), negate=False, fold=False):
        self.chars = frozenset(chars)
        self.ranges = ranges
        self.tests = tests
        self.negate = negate
        self.fold = fold

    def __missing__(self, c):
        found = self._has(c)
        if not found and self.fold:
            found = any([self._has(other) for other in variants(c) if other != c])
        self[c] = found = found != self.negate
        return found

    def _has(self, c):
        return (
            c in self.chars
            or any([first <= c <= last for first, last in self.ranges])
            or any([test(c) for test in self.tests])
        )


_ALIKE = ("iıİI", "sſS", "µμΜ", "kKK", "åÅÅ", "ςσΣ", "θϑΘ", "βϐΒ", "εϵΕ", "κϰΚ", "πϖΠ", "ρϱΡ", "φϕΦ", "ṡẛṠ", "ßẞ")


def variants(c, ascii_only=False):
    """A character and those that differ from it in case only."""
    if ascii_only and not c.isascii():
        return {c}
    found = {c, *[v for v in (c.lower(), c.upper()) if len(v) == 1]}
    if ascii_only:
        return found
    for alike in _ALIKE:
        if c in alike:
            found.update(alike if c not in "iI" else "iI")
            if c in "ıİ":
                found -= {"i", "I"} if c == "İ" else set()
    return found


class Parser:
    """One pattern being read."""

    def __init__(self, text, flags, is_bytes, source):
        self.text = text
        self.flags = flags
        self.is_bytes = is_bytes
        self.source = source
        self.at = 0
        self.groups = 0
        self.names = {}
        self.open = set()
        self.widths = {}
        self.behind = None

    def error(self, msg, offset=0):
        """An error that many characters back."""
        return PatternError(msg, self.source, self.at - offset)

    def peek(self):
        """The next character or escape."""
        text, at = self.text, self.at
        if text[at : at + 1] == "\\":
            if at + 1 == len(text):
                raise PatternError("bad escape (end of pattern)", self.source, at)
            return text[at : at + 2]
        return text[at : at + 1]

    def take(self):
        """The same, and go on."""
        token = self.peek()
        self.at += len(token)
        return token

    def takes(self, text):
        """Go on if this stands here."""
        if self.text.startswith(text, self.at):
            self.at += len(text)
            return True
        return False

    def until(self, end, what):
        """The text up to an end, which is passed."""
        place = self.text.find(end, self.at)
        if place < 0:
            if self.at == len(self.text):
                raise self.error("missing " + what)
            rest = len(self.text) - self.at
            self.at = len(self.text)
            raise self.error(f"missing {end}, unterminated name", rest)
        if place == self.at:
            self.at += len(end)
            raise self.error("missing " + what, len(end))
        found = self.text[self.at : place]
        self.at = place + len(end)
        return found

    def whole(self):
        """The tree of the whole pattern."""
        tree = self.alternatives(self.flags, True)
        if self.at < len(self.text):
            raise self.error("unbalanced parenthesis")
        return tree

    def alternatives(self, flags, first=False):
        """Branches up to ) or the end."""
        branches = [self.branch(flags, first)]
        while self.takes("|"):
            branches.append(self.branch(flags if not first else self.flags))
        if len(branches) == 1:
            return branches[0]
        if all([len(branch) == 1 and branch[0][0] in ("lit", "in") for branch in branches]):
            nodes = [branch[0] for branch in branches]
            if all([node[0] == "lit" for node in nodes]):
                return [("in", CharSet("".join([node[1] for node in nodes])))]
        return [("alt", branches)]

    def branch(self, flags, first=False):
        """One sequence of items."""
        items = []
        while self.at < len(self.text) and self.text[self.at] not in "|)":
            if flags & X:
                if self.text[self.at] in " \t\n\r\v\f":
                    self.at += 1
                    continue
                if self.takes("#"):
                    end = self.text.find("\n", self.at)
                    self.at = len(self.text) if end < 0 else end + 1
                    continue
            start = self.at
            c = self.take()
            if c[0] == "\\":
                items.append(self.escape(c, flags))
            elif c in "*+?{":
                self.repeat(c, items, start, flags)
            elif c == ".":
                items.append(("any", bool(flags & S)))
            elif c == "^":
                items.append(("at", "line" if flags & M else "begin"))
            elif c == "$":
                items.append(("at", "eol" if flags & M else "end"))
            elif c == "[":
                items.append(self.char_class(flags))
            elif c == "(":
                new = self.group(flags, start, first and not items)
                if isinstance(new, int):
                    flags = new
                elif new is not None:
                    items.append(new)
            else:
                items.append(self.literal(c, flags))
        return items

    def literal(self, c, flags):
        """One character."""
        if flags & I:
            others = variants(c, bool(flags & A or not flags & U))
            if len(others) > 1:
                return ("in", CharSet(others))
        return ("lit", c)

    def repeat(self, c, items, start, flags):
        """A quantifier: takes the last item back."""
        low, high = {"*": (0, MAXREPEAT), "+": (1, MAXREPEAT), "?": (0, 1), "{": (0, 0)}[c]
        if c == "{":
            end = self.text.find("}", self.at)
            bounds = self.text[self.at : end].split(",") if end >= 0 else [""]
            numbers = [not b or b.isdecimal() and b.isascii() for b in bounds]
            if bounds == [""] or len(bounds) > 2 or not all(numbers):
                items.append(self.literal(c, flags))
                return
            self.at = end + 1
            low = int(bounds[0] or 0)
            high = int(bounds[-1]) if bounds[-1] else MAXREPEAT
            if low >= MAXREPEAT or len(bounds) > 1 and bounds[-1] and high >= MAXREPEAT:
                raise OverflowError("the repetition number is too large")
            if high < low:
                raise self.error("min repeat greater than max repeat", self.at - start - 1)
        if not items or items[-1][0] == "at":
            raise self.error("nothing to repeat", self.at - start)
        if items[-1][0] == "rep":
            raise self.error("multiple repeat", self.at - start)
        item = items.pop()
        mode = "lazy" if self.takes("?") else "possessive" if self.takes("+") else "greedy"
        if item[0] == "group" and item[1] is None:
            item = ("seq", item[2])
        items.append(("rep", low, high, mode, [item]))

    def escape(self, token, flags):
        """An escape outside of classes."""
        c = token[1]
        if c in _PLACES:
            kind = {"A": "begin", "Z": "stop", "z": "stop", "b": "word", "B": "inside"}[c]
            if c in "bB" and (flags & A or not flags & U):
                kind += "_ascii"
            return ("at", kind)
        if c in "dDsSwW":
            return ("in", CharSet(tests=(category(c, flags),)))
        if c == "0":
            digits = c
            while len(digits) < 3 and self.peek() and self.peek() in _OCTAL:
                digits += self.take()
            return self.literal(chr(int(digits, 8)), flags)
        if c in _DIGITS:
            digits = c
            if self.peek() and self.peek() in _DIGITS:
                digits += self.take()
                if digits[0] in _OCTAL and digits[1] in _OCTAL and self.peek() and self.peek() in _OCTAL:
                    digits += self.take()
                    if int(digits, 8) > 0o377:
                        raise self.error(f"octal escape value \\{digits} outside of range 0-0o377", 4)
                    return self.literal(chr(int(digits, 8)), flags)
            return self.reference(int(digits), len(digits), flags)
        return self.literal(self.char_escape(token), flags)

    def reference(self, number, length, flags):
        """\\1 and (?P=name)."""
        if number > self.groups:
            raise self.error(f"invalid group reference {number}", length)
        if number in self.open:
            raise self.error("cannot refer to an open group", length + 1)
        if self.behind is not None and number > self.behind:
            raise self.error("cannot refer to group defined in the same lookbehind subpattern", length + 1)
        return ("ref", number, bool(flags & I))

    def char_escape(self, token):
        """An escape that stands for one character, in a class or outside."""
        c = token[1]
        count = {"x": 2, "u": 4, "U": 8}.get(c)
        if c == "x" or count and not self.is_bytes:
            digits = ""
            while len(digits) < count and self.peek() and self.peek() in _HEX:
                digits += self.take()
            if len(digits) < count:
                raise self.error(f"incomplete escape {token}{digits}", 2 + len(digits))
            if int(digits, 16) > 0x10FFFF:
                raise self.error(f"bad escape {token}{digits}", 2 + len(digits))
            return chr(int(digits, 16))
        if c == "N" and not self.is_bytes:
            if not self.takes("{"):
                raise self.error("missing {")
            name = self.until("}", "character name")
            raise self.error(f"undefined character name {name!r}", len(name) + 4)
        if c in _ESCAPES:
            return _ESCAPES[c]
        if c in _LETTERS:
            raise self.error(f"bad escape {token}", len(token))
        return c

    def class_item(self, flags):
        """An item of a class: a character, or a category's test."""
        token = self.take()
        if token[:1] != "\\":
            return token
        c = token[1]
        if c in "dDsSwW":
            return category(c, flags)
        if c in _OCTAL:
            digits = c
            while len(digits) < 3 and self.peek() and self.peek() in _OCTAL:
                digits += self.take()
            if int(digits, 8) > 0o377:
                raise self.error(f"octal escape value \\{digits} outside of range 0-0o377", 4)
            return chr(int(digits, 8))
        if c in _DIGITS:
            raise self.error(f"bad escape {token}", len(token))
        return self.char_escape(token)

    def char_class(self, flags):
        """[...]"""
        start = self.at - 1
        negate = self.takes("^")
        chars, ranges, tests = set(), [], []
        empty = True
        while True:
            if self.at == len(self.text):
                raise self.error("unterminated character set", self.at - start)
            if self.text[self.at] == "]" and not empty:
                self.at += 1
                break
            empty = False
            begin = self.at
            low = self.class_item(flags)
            shown = self.text[begin : self.at]
            if not self.text.startswith("-", self.at):
                (chars.add if isinstance(low, str) else tests.append)(low)
                continue
            self.at += 1
            if self.at == len(self.text):
                raise self.error("unterminated character set", self.at - start)
            if self.text[self.at] == "]":
                (chars.add if isinstance(low, str) else tests.append)(low)
                chars.add("-")
                continue
            place = self.at
            high = self.class_item(flags)
            if not isinstance(low, str) or not isinstance(high, str) or high < low:
                shown += "-" + self.text[place : self.at]
                raise self.error(f"bad character range {shown}", len(shown))
            ranges.append((low, high))
        if len(chars) == 1 and not ranges and not tests and not negate:
            return self.literal(*chars, flags)
        return ("in", CharSet(chars, tuple(ranges), tuple(tests), negate, bool(flags & I)))

    def name(self, name, offset):
        """A group's name, checked."""
        if not name.isidentifier() or self.is_bytes and not name.isascii():
            raise self.error(f"bad character in group name {self.shown(name)}", len(name) + offset)
        return name

    def shown(self, name):
        """A name as error texts have it."""
        return repr(name) if not self.is_bytes else ascii(name.encode("latin-1"))

    def group(self, flags, start, first):
        """What follows an opening parenthesis; an int: new flags for the rest."""
        capture, name = True, None
        if self.takes("?"):
            capture = False
            c = self.take()
            if not c:
                raise self.error("unexpected end of pattern")
            if c == "P":
                if self.takes("<"):
                    name = self.name(self.until(">", "group name"), 1)
                    capture = True
                elif self.takes("="):
                    name = self.name(self.until(")", "group name"), 1)
                    if name not in self.names:
                        raise self.error(f"unknown group name {self.shown(name)}", len(name) + 1)
                    return self.named_reference(name, flags)
                else:
                    c = self.take()
                    if not c:
                        raise self.error("unexpected end of pattern")
                    raise self.error("unknown extension ?P" + c, len(c) + 2)
            elif c == "#":
                end = self.text.find(")", self.at)
                if end < 0:
                    raise PatternError("missing ), unterminated comment", self.source, start)
                self.at = end + 1
                return None
            elif c in "=!<":
                return self.look(c, flags, start)
            elif c == "(":
                return self.conditional(flags, start)
            elif c == ">":
                body = self.alternatives(flags)
                self.close(start)
                return ("atomic", body)
            elif c in FLAGS or c == "-":
                flags = self.inline_flags(c, flags, first, start)
                if flags is None:
                    return self.flags
            elif c != ":":
                raise self.error("unknown extension ?" + c, len(c) + 1)
        number = None
        if capture:
            self.groups += 1
            number = self.groups
            if name is not None:
                if name in self.names:
                    raise self.error(
                        f"redefinition of group name {name!r} as group {number}; was group {self.names[name]}",
                        len(name) + 1,
                    )
                self.names[name] = number
            self.open.add(number)
        body = self.alternatives(flags)
        self.close(start)
        self.open.discard(number)
        if capture:
            self.widths[number] = width(body, self.widths)
        return ("group", number, body)

    def named_reference(self, name, flags):
        number = self.names[name]
        if number in self.open:
            raise self.error("cannot refer to an open group", len(name) + 1)
        return self.reference(number, len(name), flags)

    def close(self, start):
        """The closing parenthesis."""
        if not self.takes(")"):
            raise PatternError("missing ), unterminated subpattern", self.source, start)

    def look(self, c, flags, start):
        """Lookahead and lookbehind."""
        behind = c == "<"
        outer = self.behind
        if behind:
            c = self.take()
            if not c:
                raise self.error("unexpected end of pattern")
            if c not in "=!":
                raise self.error("unknown extension ?<" + c, len(c) + 2)
            if outer is None:
                self.behind = self.groups
        body = self.alternatives(flags)
        self.close(start)
        self.behind = outer
        low = 0
        if behind:
            low, high = width(body, self.widths)
            if low != high:
                raise PatternError("look-behind requires fixed-width pattern")
        return ("look", low if behind else None, c == "!", body)

    def conditional(self, flags, start):
        """(?(1)yes|no)"""
        name = self.until(")", "group name")
        if name.isidentifier():
            self.name(name, 1)
            if name not in self.names:
                raise self.error(f"unknown group name {self.shown(name)}", len(name) + 1)
            number = self.names[name]
        else:
            if not (name.isdecimal() and name.isascii()):
                raise self.error(f"bad character in group name {self.shown(name)}", len(name) + 1)
            number = int(name)
            if not number:
                raise self.error("bad group number", len(name) + 1)
        place = self.at - len(name) - 1
        yes = self.branch(flags)
        no = []
        if self.takes("|"):
            no = self.branch(flags)
            if self.text.startswith("|", self.at):
                raise self.error("conditional backref with more than two branches")
        self.close(start)
        return ("cond", number, yes, no, place)

    def inline_flags(self, c, flags, first, start):
        """(?i) and (?i-s:...): the flags of the group, None for the whole pattern's."""
        added = removed = 0
        if c != "-":
            while True:
                flag = FLAGS[c]
                if self.is_bytes and c == "u":
                    raise self.error("bad inline flags: cannot use 'u' flag with a bytes pattern")
                if not self.is_bytes and c == "L":
                    raise self.error("bad inline flags: cannot use 'L' flag with a str pattern")
                added |= flag
                if flag & (A | L | U) and added & (A | L | U) != flag:
                    raise self.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible")
                c = self.take()
                if not c:
                    raise self.error("missing -, : or )")
                if c in ")-:":
                    break
                if c not in FLAGS:
                    raise self.error("unknown flag" if c in _LETTERS else "missing -, : or )", len(c))
        if c == ")":
            if not first:
                raise PatternError("global flags not at the start of the expression", self.source, start)
            self.flags |= added
            if added & A:
                self.flags &= ~U
            return None
        if c == "-":
            c = self.take()
            if not c:
                raise self.error("missing flag")
            if c not in FLAGS:
                raise self.error("unknown flag" if c in _LETTERS else "missing flag", len(c))
            while True:
                flag = FLAGS[c]
                if flag & (A | L | U):
                    raise self.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
                removed |= flag
                c = self.take()
                if not c:
                    raise self.error("missing :")
                if c == ":":
                    break
                if c not in FLAGS:
                    raise self.error("unknown flag" if c in _LETTERS else "missing :", len(c))
        if added & removed:
            raise self.error("bad inline flags: flag turned on and off", 1)
        if added & (A | L | U):
            flags &= ~(A | L | U)
        return (flags | added) & ~removed


def width(items, groups):
    """The least and the most characters that a sequence takes."""
    low = high = 0
    for item in items:
        kind = item[0]
        if kind in ("lit", "in", "any"):
            a = b = 1
        elif kind in ("group", "atomic", "seq"):
            a, b = width(item[-1], groups)
        elif kind == "alt":
            both = [width(branch, groups) for branch in item[1]]
            a, b = min([one[0] for one in both]), max([one[1] for one in both])
        elif kind == "rep":
            a, b = width(item[4], groups)
            a, b = a * item[1], b * item[2]
        elif kind == "ref":
            a, b = groups.get(item[1], (0, 0))
        elif kind == "cond":
            both = [width(branch, groups) for branch in item[2:4]]
            a, b = min([one[0] for one in both]), max([one[1] for one in both])
        else:
            a = b = 0
        low += a
        high += b
    return low, min(high, MAXREPEAT)


def conditions(items):
    """All conditionals in a tree."""
    for item in items:
        if item[0] == "cond":
            yield item
            yield from conditions(item[2])
            yield from conditions(item[3])
        elif item[0] == "alt":
            for branch in item[1]:
                yield from conditions(branch)
        elif item[0] in ("group", "atomic", "seq", "rep", "look"):
            yield from conditions(item[-1])


def parse(source, flags):
    """The tree, and the parser that knows flags and groups."""
    is_bytes = isinstance(source, bytes)
    text = source.decode("latin-1") if is_bytes else source
    if is_bytes:
        if flags & U:
            raise ValueError("cannot use UNICODE flag with a bytes pattern")
        if flags & L and flags & A:
            raise ValueError("ASCII and LOCALE flags are incompatible")
    else:
        if flags & L:
            raise ValueError("cannot use LOCALE flag with a str pattern")
        if flags & A and flags & U:
            raise ValueError("ASCII and UNICODE flags are incompatible")
        if not flags & A:
            flags |= U
    parser = Parser(text, flags, is_bytes, source)
    tree = parser.whole()
    for item in conditions(tree):
        if item[1] > parser.groups:
            raise PatternError(f"invalid group reference {item[1]}", source, item[4])
    return tree, parser
