"""Tracebacks as text, and the pieces they are made of."""

import sys

import _source

__all__ = [
    "extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack",
    "format_tb", "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb", "clear_frames",
    "FrameSummary", "StackSummary", "TracebackException", "walk_stack", "walk_tb", "print_list",
]  # fmt: skip

_cause_message = "\nThe above exception was the direct cause of the following exception:\n\n"
_context_message = "\nDuring handling of the above exception, another exception occurred:\n\n"
_RECURSIVE_CUTOFF = 3


class _Sentinel:
    def __repr__(self):
        return "<implicit>"


_sentinel = _Sentinel()


def print_list(extracted_list, file=None):
    """Print entries of a stack."""
    _print_all(StackSummary.from_list(extracted_list).format(), file)


def _print_all(lines, file):
    if file is None:
        file = sys.stderr
    for line in lines:
        print(line, file=file, end="")


def format_list(extracted_list):
    """Entries of a stack as texts."""
    return StackSummary.from_list(extracted_list).format()


def print_tb(tb, limit=None, file=None):
    """Print the entries of a traceback."""
    print_list(extract_tb(tb, limit=limit), file=file)


def format_tb(tb, limit=None):
    """The entries of a traceback as texts."""
    return extract_tb(tb, limit=limit).format()


def extract_tb(tb, limit=None):
    """The entries of a traceback."""
    return StackSummary._extract(_walk_positions(tb), limit=limit)


def _parse_value_tb(exc, value, tb):
    if (value is _sentinel) != (tb is _sentinel):
        raise ValueError("Both or neither of value and tb must be given")
    if value is not _sentinel:
        return value, tb
    if exc is None:
        return None, None
    if isinstance(exc, BaseException):
        return exc, exc.__traceback__
    raise TypeError(f"Exception expected for value, {type(exc).__name__} found")


def print_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, file=None, chain=True, **kwargs):
    """Print what an uncaught exception would print."""
    value, tb = _parse_value_tb(exc, value, tb)
    TracebackException(type(value), value, tb, limit=limit, compact=True).print(file=file, chain=chain)


def format_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, chain=True, **kwargs):
    """What an uncaught exception would print, as a list of texts."""
    value, tb = _parse_value_tb(exc, value, tb)
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain))


def format_exception_only(exc, /, value=_sentinel, *, show_group=False, **kwargs):
    """The last lines of what an uncaught exception would print."""
    if value is _sentinel:
        value = exc
    te = TracebackException(type(value), value, None, compact=True)
    return list(te.format_exception_only(show_group=show_group))


def _safe_string(value, what, func=str):
    try:
        return func(value)
    except:
        return f"<{what} {func.__name__}() failed>"


def print_exc(limit=None, file=None, chain=True):
    """Print the exception being handled."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    """The exception being handled, as one text."""
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    """Print the exception that ended the last statement of an interactive session."""
    if not hasattr(sys, "last_exc"):
        raise ValueError("no last exception")
    print_exception(sys.last_exc, limit=limit, file=file, chain=chain)


def print_stack(f=None, limit=None, file=None):
    """Print who has called whom down to here."""
    if f is None:
        f = sys._getframe().f_back
    print_list(extract_stack(f, limit=limit), file=file)


def format_stack(f=None, limit=None):
    """Who has called whom down to here, as texts."""
    if f is None:
        f = sys._getframe().f_back
    return format_list(extract_stack(f, limit=limit))


def extract_stack(f=None, limit=None):
    """Who has called whom down to here."""
    if f is None:
        f = sys._getframe().f_back
    stack = StackSummary.extract(walk_stack(f), limit=limit)
    stack.reverse()
    return stack


def clear_frames(tb):
    """Drop the locals of all frames of a traceback."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next


def walk_stack(f):
    """A frame and its callers with the lines they are on."""
    if f is None:
        f = sys._getframe().f_back

    def walk(frame):
        while frame is not None:
            yield frame, frame.f_lineno
            frame = frame.f_back

    return walk(f)


def walk_tb(tb):
    """The frames of a traceback with the lines they were on."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _walk_positions(tb):
    while tb is not None:
        place = tb.tb_lasti // 2
        for at, positions in enumerate(tb.tb_frame.f_code.co_positions()):
            if at == place:
                break
        if positions[0] is None:
            positions = tb.tb_lineno, *positions[1:]
        yield tb.tb_frame, positions
        tb = tb.tb_next


class FrameSummary:
    """One entry: a place in a text."""

    __slots__ = (
        "filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_lines", "_lines_dedented", "locals",
        "_code",
    )  # fmt: skip

    def __init__(
        self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
        end_colno=None, **kwargs,
    ):  # fmt: skip
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._lines = line
        self._lines_dedented = self._code = None
        if lookup_line:
            self.line
        self.locals = {k: _safe_string(v, "local", func=repr) for k, v in locals.items()} if locals else None

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename, self.lineno, self.name, self.locals) == (
                other.filename, other.lineno, other.name, other.locals,
            )  # fmt: skip
        if isinstance(other, tuple):
            return (self.filename, self.lineno, self.name, self.line) == other
        return NotImplemented

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"

    def __len__(self):
        return 4

    @property
    def _original_lines(self):
        if self._lines is None and self.lineno is not None and self.end_lineno is not None:
            from linecache import getline

            numbers = range(self.lineno, self.end_lineno + 1)
            self._lines = "".join([getline(self.filename, number).rstrip() + "\n" for number in numbers])
        return self._lines

    @property
    def line(self):
        """The first line of the place, without the blanks around it."""
        lines = self._original_lines
        return None if lines is None else lines.partition("\n")[0].strip()


class StackSummary(list):
    """Entries, outermost first."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """From pairs of frame and line number."""
        positions = ((f, (lineno, None, None, None)) for f, lineno in frame_gen)
        return klass._extract(positions, limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals)

    @classmethod
    def _extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        if limit is None:
            limit = getattr(sys, "tracebacklimit", None)
            if limit is not None and limit < 0:
                limit = 0
        result = klass()
        for f, (lineno, end_lineno, colno, end_colno) in frame_gen:
            if limit is not None and limit >= 0 and len(result) == limit:
                break
            code = f.f_code
            summary = FrameSummary(
                code.co_filename, lineno, code.co_name, lookup_line=False, locals=f.f_locals if capture_locals else None,
                end_lineno=end_lineno, colno=colno, end_colno=end_colno,
            )  # fmt: skip
            result.append(summary)
        if limit is not None and limit < 0:
            del result[:limit]
        if lookup_lines:
            for summary in result:
                summary.line
        return result

    @classmethod
    def from_list(klass, a_list):
        """From entries or old tuples of four."""
        result = StackSummary()
        for frame in a_list:
            if not isinstance(frame, FrameSummary):
                filename, lineno, name, line = frame
                frame = FrameSummary(filename, lineno, name, line=line)
            result.append(frame)
        return result

    def format_frame_summary(self, frame_summary, **kwargs):
        """An entry as text: place, source, marks, locals."""
        filename = frame_summary.filename
        if filename.startswith("<stdin-") and filename.endswith(">"):
            filename = "<stdin>"
        text = f'  File "{filename}", line {frame_summary.lineno}, in {frame_summary.name}\n'
        original = frame_summary._original_lines
        if original and original.strip():
            if frame_summary.colno is None or frame_summary.end_colno is None:
                text += f"    {frame_summary.line}\n"
            else:
                count = frame_summary.end_lineno - frame_summary.lineno + 1
                lines = "\n".join(original.splitlines()[:count])
                text += _source.marked(lines, frame_summary.colno, frame_summary.end_colno)
        if frame_summary.locals:
            for name, value in sorted(frame_summary.locals.items()):
                text += f"    {name} = {value}\n"
        return text

    def format(self, **kwargs):
        """All entries as texts; of one repeated often the first few."""
        result = []
        last = None
        count = 0

        def repeated():
            more = count - _RECURSIVE_CUTOFF
            if more > 0:
                result.append(f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n")

        for summary in self:
            text = self.format_frame_summary(summary)
            if text is None:
                continue
            here = summary.filename, summary.lineno, summary.name
            if here != last:
                repeated()
                last = here
                count = 0
            count += 1
            if count <= _RECURSIVE_CUTOFF:
                result.append(text)
        repeated()
        return result


class _Context:
    # How deep the groups are that are being printed.

    def __init__(self):
        self.depth = 0
        self.need_close = False

    def indent(self):
        return "  " * self.depth

    def emit(self, texts, margin="|"):
        before = self.indent() + (margin + " " if self.depth else "")
        for text in [texts] if isinstance(texts, str) else texts:
            yield "".join([before + line for line in text.splitlines(True)]) if before else text


class TracebackException:
    """All that is printed of an exception; it keeps neither the exception nor its frames."""

    def __init__(
        self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False, compact=False,
        max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None,
    ):  # fmt: skip
        top = _seen is None
        if top:
            _seen = set()
        _seen.add(id(exc_value))
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = StackSummary._extract(
            _walk_positions(exc_traceback), limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals
        )
        self._exc_type = exc_type if save_exc_type else None
        self._str = _safe_string(exc_value, "exception")
        try:
            self.__notes__ = getattr(exc_value, "__notes__", None)
        except Exception as e:
            self.__notes__ = [f"Ignored error getting __notes__: {_safe_string(e, '__notes__', repr)}"]
        self._is_syntax_error = False
        self._have_exc_type = exc_type is not None
        self.exc_type_qualname = exc_type.__qualname__ if exc_type is not None else None
        self.exc_type_module = exc_type.__module__ if exc_type is not None else None
        if exc_type and issubclass(exc_type, SyntaxError):
            self._note_syntax(exc_value)
        elif exc_type is not None:
            self._str += _source.suggestion(exc_value)
        self.__suppress_context__ = exc_value.__suppress_context__ if exc_value is not None else False
        if top:
            options = {
                "limit": limit, "lookup_lines": lookup_lines, "capture_locals": capture_locals,
                "max_group_width": max_group_width, "max_group_depth": max_group_depth, "_seen": _seen,
            }  # fmt: skip
            self._note_others(exc_value, compact, options)

    def _note_syntax(self, exc_value):
        self._is_syntax_error = True
        for name in "filename", "lineno", "end_lineno", "text", "offset", "end_offset", "msg":
            value = getattr(exc_value, name, None)
            setattr(self, name, str(value) if name.endswith("lineno") and value is not None else value)

    def _note_others(self, exc_value, compact, options):
        seen = options["_seen"]

        def noted(exc):
            if exc is None or id(exc) in seen:
                return None
            return TracebackException(type(exc), exc, exc.__traceback__, **options)

        queue = [(self, exc_value)]
        while queue:
            te, e = queue.pop()
            te.__cause__ = te.__context__ = te.exceptions = None
            if e is None:
                continue
            te.__cause__ = noted(e.__cause__)
            if not compact or te.__cause__ is None and not e.__suppress_context__:
                te.__context__ = noted(e.__context__)
            if te.__cause__:
                queue.append((te.__cause__, e.__cause__))
            if te.__context__:
                queue.append((te.__context__, e.__context__))
            if isinstance(e, BaseExceptionGroup):
                te.exceptions = [TracebackException(type(x), x, x.__traceback__, **options) for x in e.exceptions]
                queue.extend(zip(te.exceptions, e.exceptions))

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Of an exception with its own traceback."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        """The class."""
        import warnings

        warnings.warn("Deprecated in 3.13. Use exc_type_str instead.", DeprecationWarning, stacklevel=2)
        return self._exc_type

    @property
    def exc_type_str(self):
        """The name of the class, with that of its module if it is no builtin."""
        if not self._have_exc_type:
            return None
        module = self.exc_type_module
        if module in ("__main__", "builtins"):
            return self.exc_type_qualname
        return (module if isinstance(module, str) else "<unknown>") + "." + self.exc_type_qualname

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
        """Class, message and notes."""
        indent = 3 * _depth * " "
        stype = self.exc_type_str
        if self._is_syntax_error:
            yield from [indent + line for line in self._format_syntax_error(stype)]
        else:
            text = f"{stype}: {self._str}" if self._have_exc_type and self._str else f"{stype}"
            if _depth > 0:
                yield from [f"{indent}{line}\n" for line in text.split("\n")]
            else:
                yield text + "\n"
        if not self._have_exc_type:
            return
        notes = self.__notes__
        if isinstance(notes, (list, tuple)):
            for note in notes:
                yield from [f"{indent}{line}\n" for line in _safe_string(note, "note").split("\n")]
        elif notes is not None:
            yield f"{indent}{_safe_string(notes, '__notes__', func=repr)}\n"
        if self.exceptions and show_group:
            for ex in self.exceptions:
                yield from ex.format_exception_only(show_group=show_group, _depth=_depth + 1)

    def _format_syntax_error(self, stype):
        suffix = ""
        if self.lineno is not None:
            yield f'  File "{self.filename or "<string>"}", line {self.lineno}\n'
        elif self.filename is not None:
            suffix = f" ({self.filename})"
        if isinstance(self.text, str):
            rtext = self.text.rstrip("\n")
            ltext = rtext.lstrip(" \n\f")
            yield f"    {ltext}\n"
            offset = self.offset
            if isinstance(offset, int):
                end = len(rtext) + 1
                if self.lineno == self.end_lineno:
                    end = self.end_offset if isinstance(self.end_offset, int) and self.end_offset else offset
                if self.text and offset > len(self.text):
                    offset = len(rtext) + 1
                if self.text and end > len(self.text):
                    end = len(rtext) + 1
                if offset >= end or end < 0:
                    end = offset + 1
                column = offset - 1 - (len(rtext) - len(ltext))
                if column >= 0:
                    blanks = "".join([c if c.isspace() else " " for c in ltext[:column]])
                    yield f"    {blanks}{'^' * (end - offset)}\n"
        yield f"{stype}: {self.msg or '<no detail available>'}{suffix}\n"

    def format(self, *, chain=True, _ctx=None, **kwargs):
        """All of it, causes first."""
        if _ctx is None:
            _ctx = _Context()
        output = []
        exc = self
        while exc:
            message = following = None
            if chain and exc.__cause__ is not None:
                message, following = _cause_message, exc.__cause__
            elif chain and exc.__context__ is not None and not exc.__suppress_context__:
                message, following = _context_message, exc.__context__
            output.append((message, exc))
            exc = following
        for message, exc in reversed(output):
            if message is not None:
                yield from _ctx.emit(message)
            if exc.exceptions is None:
                if exc.stack:
                    yield from _ctx.emit("Traceback (most recent call last):\n")
                    yield from _ctx.emit(exc.stack.format())
                yield from _ctx.emit(exc.format_exception_only())
            elif _ctx.depth > self.max_group_depth:
                yield from _ctx.emit(f"... (max_group_depth is {self.max_group_depth})\n")
            else:
                yield from self._format_group(exc, chain, _ctx)

    def _format_group(self, exc, chain, ctx):
        top = ctx.depth == 0
        ctx.depth += top
        if exc.stack:
            yield from ctx.emit("Exception Group Traceback (most recent call last):\n", "+" if top else "|")
            yield from ctx.emit(exc.stack.format())
        yield from ctx.emit(exc.format_exception_only())
        ctx.need_close = False
        total, width = len(exc.exceptions), self.max_group_width
        n = min(total, width + 1)
        for i in range(n):
            last = i == n - 1
            if last:
                ctx.need_close = True
            title = i + 1 if i < width else "..."
            yield f"{ctx.indent()}{'+-' if i == 0 else '  '}+---------------- {title} ----------------\n"
            ctx.depth += 1
            if i < width:
                yield from exc.exceptions[i].format(chain=chain, _ctx=ctx)
            else:
                more = total - width
                yield from ctx.emit(f"and {more} more exception{'s' if more > 1 else ''}\n")
            if last and ctx.need_close:
                yield f"{ctx.indent()}+------------------------------------\n"
                ctx.need_close = False
            ctx.depth -= 1
        ctx.depth -= top

    def print(self, *, file=None, chain=True, **kwargs):
        """Print it, on stderr unless told otherwise."""
        _print_all(self.format(chain=chain), file)
