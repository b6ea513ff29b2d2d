# The streams of the sys module. `_write(name, text)` and `_read_line()` are the machine's.


class TextIOWrapper:
    closed = False
    # What was read of a line and not yet handed out.
    _rest = ""

    def __init__(self, name, mode):
        self.name = name
        self.mode = mode
        self.encoding = "utf-8"
        self.errors = "surrogateescape"

    def __repr__(self):
        return f"<_io.TextIOWrapper name={self.name!r} mode={self.mode!r} encoding={self.encoding!r}>"

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def __iter__(self):
        # A generator, and not the stream itself: the machine can wait for a line in it.
        while line := self.readline():
            yield line

    def __next__(self):
        if line := self.readline():
            return line
        raise StopIteration

    def _next_line(self):
        if self.name != "<stdin>":
            import io

            raise io.UnsupportedOperation("not readable")
        line, self._rest = self._rest, ""
        return line or _read_line()

    def write(self, text, /):
        return _write(self.name, text)

    def writelines(self, lines, /):
        for line in lines:
            _write(self.name, line)

    def read(self, size=-1, /):
        parts = []
        left = -1 if size is None else size
        while left and (line := self._next_line()):
            if 0 < left < len(line):
                line, self._rest = line[:left], line[left:]
            parts.append(line)
            left -= len(line) if left > 0 else 0
        return "".join(parts)

    def readline(self, size=-1, /):
        line = self._next_line()
        if 0 <= size < len(line):
            line, self._rest = line[:size], line[size:]
        return line

    def readlines(self, hint=-1, /):
        lines = []
        while (line := self._next_line()) and not (lines.append(line) or 0 < (hint or 0) <= sum(map(len, lines))):
            pass
        return lines

    def flush(self):
        pass

    def close(self):
        pass

    def isatty(self):
        return False

    def fileno(self):
        return ("<stdin>", "<stdout>", "<stderr>").index(self.name)

    def readable(self):
        return self.mode == "r"

    def writable(self):
        return self.mode == "w"


stands_for_c_type(TextIOWrapper, 200)
stdin = __stdin__ = TextIOWrapper("<stdin>", "r")
stdout = __stdout__ = TextIOWrapper("<stdout>", "w")
stderr = __stderr__ = TextIOWrapper("<stderr>", "w")
