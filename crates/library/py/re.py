"""Regular expressions."""

import _memory
from _re_parse import MAXREPEAT, PatternError, parse

__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "escape",
    "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE",
    "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag", "PatternError",
]  # fmt: skip

error = PatternError
_NAMES = {
    256: "ASCII", 2: "IGNORECASE", 4: "LOCALE", 32: "UNICODE", 8: "MULTILINE", 16: "DOTALL", 64: "VERBOSE", 128: "DEBUG",
}  # fmt: skip


class RegexFlag(int):
    """Flags of patterns."""

    name = property(lambda self: "|".join(self._names()[0]) if self else "NOFLAG")
    value = property(lambda self: int(self))

    def _names(self):
        value = int(self)
        return [name for bit, name in _NAMES.items() if value & bit], value & ~sum(_NAMES)

    def __repr__(self):
        if not self:
            return "re.NOFLAG"
        names, rest = self._names()
        parts = ["re." + name for name in names] + [hex(rest)] * bool(rest)
        return "|".join(parts)

    def __str__(self):
        return int.__repr__(self)

    def __format__(self, spec):
        return int.__format__(self, spec)

    def __or__(self, other):
        return RegexFlag(int(self) | int(other)) if isinstance(other, int) else NotImplemented

    def __and__(self, other):
        return RegexFlag(int(self) & int(other)) if isinstance(other, int) else NotImplemented

    def __xor__(self, other):
        return RegexFlag(int(self) ^ int(other)) if isinstance(other, int) else NotImplemented

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        return RegexFlag(~int(self) & 511)

    def __hash__(self):
        return hash(int(self))


NOFLAG = RegexFlag(0)
ASCII = A = RegexFlag(256)
IGNORECASE = I = RegexFlag(2)
LOCALE = L = RegexFlag(4)
UNICODE = U = RegexFlag(32)
MULTILINE = M = RegexFlag(8)
DOTALL = S = RegexFlag(16)
VERBOSE = X = RegexFlag(64)
DEBUG = RegexFlag(128)
for _flag in ASCII, IGNORECASE, LOCALE, UNICODE, MULTILINE, DOTALL, VERBOSE, NOFLAG:
    setattr(RegexFlag, _flag.name, _flag)


class Match:
    """What a pattern has found."""

    __slots__ = ("re", "string", "pos", "endpos", "lastindex", "regs")

    def __new__(cls, *args):
        raise TypeError("cannot create 're.Match' instances")

    def __sizeof__(self):
        return 88 + 16 * len(self.regs)

    @property
    def lastgroup(self):
        """The name of the group that was closed last."""
        for name, number in self.re.groupindex.items():
            if number == self.lastindex:
                return name
        return None

    def _number(self, group):
        if isinstance(group, str):
            number = self.re.groupindex.get(group, -1)
        elif hasattr(group, "__index__"):
            number = range(group).stop
        else:
            number = -1
        if not 0 <= number < len(self.regs):
            raise IndexError("no such group")
        return number

    def _text(self, number, default=None):
        begin, end = self.regs[number]
        return default if begin < 0 else self.string[begin:end]

    def group(self, *groups):
        """The text of the match or of groups."""
        if len(groups) > 1:
            return tuple([self._text(self._number(group)) for group in groups])
        return self._text(self._number(groups[0]) if groups else 0)

    def __getitem__(self, group):
        return self._text(self._number(group))

    def groups(self, default=None):
        """The texts of all groups."""
        return tuple([self._text(number, default) for number in range(1, len(self.regs))])

    def groupdict(self, default=None):
        """The texts of the groups with names."""
        return {name: self._text(number, default) for name, number in self.re.groupindex.items()}

    def start(self, group=0, /):
        """Where it begins."""
        return self.regs[self._number(group)][0]

    def end(self, group=0, /):
        """Where it ends."""
        return self.regs[self._number(group)][1]

    def span(self, group=0, /):
        """Where it begins and ends."""
        return self.regs[self._number(group)]

    def expand(self, template):
        """A template with the texts of groups put in."""
        return _filled(_template(self.re, template), self, template)

    def __repr__(self):
        return f"<re.Match object; span={self.regs[0]}, match={self._text(0)!r}>"

    def __copy__(self):
        return self

    def __deepcopy__(self, memo, /):
        return self

    def __class_getitem__(cls, item):
        from _generic import alias

        return alias(cls, item)


_memory.stands_for_c_type(Match, 88)


def _new_match(pattern, string, pos, endpos, marks):
    made = object.__new__(Match)
    made.re = pattern
    made.string = string
    made.pos = pos
    made.endpos = endpos
    last = marks[2 * pattern.groups + 2]
    made.lastindex = last if last > 0 else None
    made.regs = tuple(
        [(marks[2 * n], marks[2 * n + 1]) if marks[2 * n + 1] >= 0 else (-1, -1) for n in range(pattern.groups + 1)]
    )
    return made


def _check_subject(pattern, string):
    # The text that is searched: bytes as characters.
    if isinstance(string, str):
        if isinstance(pattern.pattern, bytes):
            raise TypeError("cannot use a bytes pattern on a string-like object")
        return string
    if isinstance(string, (bytes, bytearray)):
        if not isinstance(pattern.pattern, bytes):
            raise TypeError("cannot use a string pattern on a bytes-like object")
        return string.decode("latin-1")
    raise TypeError(f"expected string or bytes-like object, got '{type(string).__name__}'")


class Pattern:
    """A compiled pattern."""

    __slots__ = ("pattern", "flags", "groups", "groupindex", "_program", "__weakref__")

    def __new__(cls, *args):
        raise TypeError("cannot create 're.Pattern' instances")

    def _run(self, how, string, pos, endpos, full=False):
        text = _check_subject(self, string)
        pos = min(max(pos, 0), len(text))
        endpos = len(text) if endpos is None else min(max(endpos, 0), len(text))
        marks = how(self._program, text, pos, endpos, full) if pos <= endpos else None
        return None if marks is None else _new_match(self, string, pos, endpos, marks)

    def match(self, string, pos=0, endpos=None):
        """A match that begins at the beginning."""
        from _re_match import match

        return self._run(match, string, pos, endpos)

    def fullmatch(self, string, pos=0, endpos=None):
        """A match of the whole string."""
        from _re_match import match

        return self._run(match, string, pos, endpos, True)

    def search(self, string, pos=0, endpos=None):
        """The first match anywhere."""
        from _re_match import search

        return self._run(search, string, pos, endpos)

    def finditer(self, string, pos=0, endpos=None):
        """All matches, one after the other."""
        return self._all(string, _check_subject(self, string), pos, endpos)

    def _all(self, string, text, pos, endpos):
        from _re_match import search

        pos = min(max(pos, 0), len(text))
        endpos = len(text) if endpos is None else min(max(endpos, 0), len(text))
        at, empty = pos, False
        while at <= endpos:
            marks = search(self._program, text, at, endpos, empty)
            if marks is None:
                return
            yield _new_match(self, string, pos, endpos, marks)
            at = marks[1]
            empty = marks[0] == at

    def findall(self, string, pos=0, endpos=None):
        """The texts of all matches, or of their groups."""
        found = []
        nothing = string[:0] if hasattr(string, "__getitem__") else ""
        for match in self.finditer(string, pos, endpos):
            if self.groups == 0:
                found.append(match._text(0))
            elif self.groups == 1:
                found.append(match._text(1, nothing))
            else:
                found.append(match.groups(nothing))
        return found

    def split(self, string, maxsplit=0):
        """The pieces between the matches, and the groups of these."""
        pieces, at = [], 0
        count = 0
        for match in self.finditer(string):
            if maxsplit and count >= maxsplit or maxsplit < 0:
                break
            begin, end = match.regs[0]
            pieces.append(string[at:begin])
            pieces.extend(match.groups())
            at = end
            count += 1
        pieces.append(string[at:])
        return pieces

    def sub(self, repl, string, count=0):
        """The string with matches replaced."""
        return self.subn(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        """The string with matches replaced, and how many."""
        template = None if callable(repl) else _template(self, repl)
        out, at, done = [], 0, 0
        for match in self.finditer(string):
            if count and done >= count:
                break
            begin, end = match.regs[0]
            out.append(string[at:begin])
            new = repl(match) if template is None else _filled(template, match, repl)
            if new is not None:
                out.append(new)
            at = end
            done += 1
        out.append(string[at:])
        return string[:0].join(out), done

    def __repr__(self):
        flags = self.flags & ~(32 if isinstance(self.pattern, str) else 0)
        return f"re.compile({self.pattern!r:.200}{f', {RegexFlag(flags)!r}' if flags else ''})"

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return (self.pattern, self.flags, type(self.pattern)) == (other.pattern, other.flags, type(other.pattern))

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo, /):
        return self

    def __reduce__(self):
        return compile, (self.pattern, self.flags)

    def __class_getitem__(cls, item):
        from _generic import alias

        return alias(cls, item)


def _template(pattern, repl):
    # Literal pieces and group numbers in turn.
    is_bytes = isinstance(repl, (bytes, bytearray))
    text = repl.decode("latin-1") if is_bytes else repl
    if "\\" not in text:
        return [repl]
    from _re_template import parse_template

    parts = parse_template(text, pattern, repl)
    return [part.encode("latin-1") if is_bytes and isinstance(part, str) else part for part in parts]


def _filled(template, match, repl):
    if len(template) == 1:
        return template[0]
    nothing = match.string[:0]
    return nothing.join([match._text(part, nothing) if isinstance(part, int) else part for part in template])


_cache = {}
_MAXCACHE = 512


def _compile(pattern, flags):
    flags = int(flags)
    key = type(pattern), pattern, flags
    try:
        return _cache[key]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError("first argument must be string or compiled pattern")
    from _re_match import Program

    tree, parser = parse(pattern, flags)
    made = object.__new__(Pattern)
    made.pattern = pattern
    made.flags = parser.flags
    made.groups = parser.groups
    made.groupindex = type(Pattern.__dict__)(parser.names)
    made._program = Program(tree, parser.groups)
    if len(_cache) >= _MAXCACHE:
        del _cache[next(iter(_cache))]
    _cache[key] = made
    return made


def compile(pattern, flags=0):
    """A pattern object."""
    return _compile(pattern, flags)


def match(pattern, string, flags=0):
    """A match at the beginning of a string."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """A match of a whole string."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """The first match anywhere in a string."""
    return _compile(pattern, flags).search(string)


_NONE = object()


def _old_style(name, args, count, flags, what):
    # Positional `count` and `flags`, which are no longer wished for.
    if not args:
        return (0 if count is _NONE else count), flags
    import warnings

    if count is not _NONE:
        raise TypeError(f"{name}() got multiple values for argument '{what}'")
    count, *args = args
    if args:
        flags, *args = args
        if args:
            fixed = 3 if what == "maxsplit" else 4
            raise TypeError(
                f"{name}() takes from {fixed - 1} to {fixed + 1} positional arguments "
                f"but {fixed + 1 + len(args)} were given"
            )
    warnings.warn(f"'{what}' is passed as positional argument", DeprecationWarning, stacklevel=3)
    return count, flags


def sub(pattern, repl, string, *args, count=_NONE, flags=0):
    """A string with matches replaced."""
    count, flags = _old_style("sub", args, count, flags, "count")
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, *args, count=_NONE, flags=0):
    """A string with matches replaced, and how many."""
    count, flags = _old_style("subn", args, count, flags, "count")
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, *args, maxsplit=_NONE, flags=0):
    """The pieces of a string between matches."""
    maxsplit, flags = _old_style("split", args, maxsplit, flags, "maxsplit")
    return _compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    """The texts of all matches."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """All matches, one after the other."""
    return _compile(pattern, flags).finditer(string)


def purge():
    """Forget the compiled patterns."""
    _cache.clear()


def escape(pattern):
    """A pattern that matches this text only."""
    special = "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"
    if isinstance(pattern, str):
        return "".join(["\\" + c if c in special else c for c in pattern])
    return escape(bytes(pattern).decode("latin-1")).encode("latin-1")
