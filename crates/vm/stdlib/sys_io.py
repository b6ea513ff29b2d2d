# The streams of the sys module. `_write(name, text)` is the machine's.


class TextIOWrapper:
    closed = False

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
        return self

    def __next__(self):
        raise StopIteration

    def write(self, text, /):
        return _write(self.name, text)

    def writelines(self, lines, /):
        for line in lines:
            _write(self.name, line)

    def read(self, size=-1, /):
        return ""

    def readline(self, size=-1, /):
        return ""

    def readlines(self, hint=-1, /):
        return []

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


stdin = __stdin__ = TextIOWrapper("<stdin>", "r")
stdout = __stdout__ = TextIOWrapper("<stdout>", "w")
stderr = __stderr__ = TextIOWrapper("<stderr>", "w")
