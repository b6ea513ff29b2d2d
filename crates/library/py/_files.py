"""Streams of files: what open() gives."""

import _filesystem
import _memory
import io
from sys import version_info as _version_info
from io import BufferedIOBase, RawIOBase, TextIOBase, UnsupportedOperation


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    """A stream of a file."""
    if isinstance(file, (bool, float)) or not isinstance(file, (str, bytes, int)) and not hasattr(file, "__fspath__"):
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(file).__name__}")
    if not isinstance(file, (str, bytes, int)):
        file = file.__fspath__()
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    kinds = set(mode)
    if kinds - set("axrwb+t") or len(mode) > len(kinds):
        raise ValueError(f"invalid mode: {mode!r}")
    if "t" in kinds and "b" in kinds:
        raise ValueError("can't have text and binary mode at once")
    if len(kinds & set("xrwa")) != 1:
        raise ValueError("must have exactly one of create/read/write/append mode")
    if "b" in kinds:
        for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
            if value is not None:
                raise ValueError(f"binary mode doesn't take {'an' if name[0] == 'e' else 'a'} {name} argument")
    if isinstance(file, int):
        return _standard(file)
    raw = FileIO(file, "".join(sorted(kinds - set("bt+"))) + "+" * ("+" in kinds))
    if buffering == 0:
        if "b" not in kinds:
            raise ValueError("can't have unbuffered text I/O")
        return raw
    if "+" in kinds:
        buffer = BufferedRandom(raw)
    else:
        buffer = (BufferedReader if "r" in kinds else BufferedWriter)(raw)
    if "b" in kinds:
        return buffer
    text = TextIOWrapper(buffer, encoding, errors, newline, buffering == 1)
    text.mode = mode
    return text


def _standard(number):
    import os

    return os.fdopen(number)


class FileIO(RawIOBase):
    """The bytes of a file."""

    __module__ = "_io"
    closefd = True

    def __init__(self, file, mode="r", closefd=True, opener=None):
        self.name, self._mode = file, mode
        name, node = _filesystem.find(file)
        if node is None:
            raise _filesystem.error(21, file)
        if "x" in mode and node is not ...:
            raise _filesystem.error(17, file)
        if node is ...:
            if "r" in mode:
                raise _filesystem.error(2, file)
            _filesystem.parent(name, file)
            node = _filesystem.nodes[name] = bytearray()
        elif mode[0] != "r":
            node = _filesystem.nodes.setdefault(name, node)
        if "w" in mode:
            node.clear()
        self._data, self._at = node, len(node) if "a" in mode else 0

    @property
    def mode(self):
        """How it was opened."""
        plus = "+" in self._mode
        return {"r": "rb", "w": "wb", "a": "ab", "x": "xb"}[self._mode[0]].replace("w", "r" if plus else "w") + "+" * plus

    def __repr__(self):
        if self.closed:
            return "<_io.FileIO [closed]>"
        return f"<_io.FileIO name={self.name!r} mode={self.mode!r} closefd=True>"

    def readable(self):
        """Whether it can be read."""
        self._check()
        return "r" in self._mode or "+" in self._mode

    def writable(self):
        """Whether it can be written."""
        self._check()
        return "r" not in self._mode or "+" in self._mode

    def seekable(self):
        """One can go to places in it."""
        self._check()
        return True

    def fileno(self):
        """The number that an operating system would have given it."""
        self._check()
        return 3

    def isatty(self):
        """Nobody sits there."""
        self._check()
        return False

    def _needs(self, can, what):
        self._check()
        if not can():
            raise UnsupportedOperation(what)

    def read(self, size=-1, /):
        """Bytes from the place on."""
        self._needs(self.readable, "File not open for reading")
        end = len(self._data) if size is None or size < 0 else min(len(self._data), self._at + size)
        part = bytes(self._data[self._at : end])
        self._at += len(part)
        return part

    readall = read

    def readinto(self, buffer, /):
        """Put bytes into another object; how many."""
        part = self.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)

    def write(self, data, /):
        """Write bytes at the place."""
        self._needs(self.writable, "File not open for writing")
        if self._mode[0] == "a":
            self._at = len(self._data)
        if self._at > len(self._data):
            self._data.extend(bytes(self._at - len(self._data)))
        self._data[self._at : self._at + len(data)] = data
        self._at += len(data)
        return len(data)

    def seek(self, offset, whence=0, /):
        """Go to a place."""
        self._check()
        at = offset + (0, self._at, len(self._data))[whence]
        if at < 0:
            raise OSError(22, "Invalid argument")
        self._at = at
        return at

    def tell(self):
        """The place."""
        self._check()
        return self._at

    def truncate(self, size=None, /):
        """Cut off what is behind a place."""
        self._needs(self.writable, "File not open for writing")
        size = self._at if size is None else size
        del self._data[size:]
        self._data.extend(bytes(size - len(self._data)))
        return size


class _Buffered(BufferedIOBase):
    def __init__(self, raw, buffer_size=io.DEFAULT_BUFFER_SIZE):
        self.raw, self._waiting, self._size = raw, bytearray(), buffer_size

    name = property(lambda self: self.raw.name)
    mode = property(lambda self: self.raw.mode)
    closed = property(lambda self: self.raw.closed)

    def __repr__(self):
        return f"<_io.{type(self).__name__} name={self.name!r}>"

    def _check(self):
        if self.raw.closed:
            raise ValueError(f"{self._doing} closed file")

    _doing = "I/O operation on"

    def _needs(self, method, what):
        self._check()
        if not getattr(self.raw, method)():
            raise UnsupportedOperation(what)

    def readable(self):
        """Whether it can be read."""
        return self.raw.readable()

    def writable(self):
        """Whether it can be written."""
        return self.raw.writable()

    def seekable(self):
        """One can go to places in it."""
        return self.raw.seekable()

    def fileno(self):
        """The number of the file."""
        return self.raw.fileno()

    def isatty(self):
        """Nobody sits there."""
        return self.raw.isatty()

    def close(self):
        """What waits is written, and that is all."""
        if not self.raw.closed:
            self.flush()
            self.raw.close()

    def __del__(self):
        if hasattr(self, "raw"):
            self.close()

    def flush(self):
        """Write what waits."""
        if self.raw.closed:
            raise ValueError("flush of closed file")
        if self._waiting:
            data, self._waiting = self._waiting, bytearray()
            self.raw.write(data)

    def read(self, size=-1, /):
        """Bytes from the place on."""
        self._needs("readable", "read")
        self.flush()
        return self.raw.read(size)

    read1 = read

    def peek(self, size=0, /):
        """Bytes without going on."""
        return bytes(self.raw._data[self.raw._at :])

    def readinto(self, buffer, /):
        """Put bytes into another object; how many."""
        part = self.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)

    def readline(self, size=-1, /):
        """A line."""
        self._needs("readable", "read")
        self.flush()
        place = self.raw._data.find(b"\n", self.raw._at)
        end = len(self.raw._data) if place < 0 else place + 1
        count = end - self.raw._at
        return self.raw.read(max(0, count if size is None or size < 0 else min(size, count)))

    def write(self, data, /):
        """Write bytes."""
        if self.raw.closed:
            raise ValueError("write to closed file")
        self._needs("writable", "write")
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = memoryview(data).cast("B") if not isinstance(data, (bytes, bytearray)) else data
        self._waiting += data
        if len(self._waiting) > self._size:
            self.flush()
        return len(data)

    def seek(self, offset, whence=0, /):
        """Go to a place."""
        self._check()
        self.flush()
        return self.raw.seek(offset, whence)

    def tell(self):
        """The place."""
        self._check()
        return self.raw.tell() + len(self._waiting)

    def truncate(self, size=None, /):
        """Cut off what is behind a place."""
        self._needs("writable", "truncate")
        self.flush()
        return self.raw.truncate(size)

    def detach(self):
        """The stream below."""
        self.flush()
        return self.raw


class BufferedReader(_Buffered):
    """A file that is read."""

    __module__ = "_io"
    _doing = "read of"


class BufferedWriter(_Buffered):
    """A file that is written."""

    __module__ = "_io"


class BufferedRandom(_Buffered):
    """A file that is read and written."""

    __module__ = "_io"


class TextIOWrapper(TextIOBase):
    """A file as text."""

    __module__ = "_io"

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        if encoding is None or encoding == "locale":
            encoding = "UTF-8" if _version_info < (3, 15) else "utf-8"
        "".encode(encoding)
        self.buffer, self.encoding, self.errors = buffer, encoding, errors or "strict"
        self._newline, self.line_buffering = newline, line_buffering
        # Decoded characters that have not been handed out, and where in the file they began.
        self._rest, self._began = "", 0

    name = property(lambda self: self.buffer.name)
    closed = property(lambda self: self.buffer.closed)
    newlines = None

    def __repr__(self):
        mode = f" mode={self.mode!r}" if hasattr(self, "mode") else ""
        return f"<_io.TextIOWrapper name={self.name!r}{mode} encoding={self.encoding!r}>"

    def readable(self):
        """Whether it can be read."""
        return self.buffer.readable()

    def writable(self):
        """Whether it can be written."""
        return self.buffer.writable()

    def seekable(self):
        """One can go to places in it."""
        return self.buffer.seekable()

    def fileno(self):
        """The number of the file."""
        return self.buffer.fileno()

    def isatty(self):
        """Nobody sits there."""
        return self.buffer.isatty()

    def close(self):
        """What waits is written, and that is all."""
        self.buffer.close()

    def flush(self):
        """Write what waits."""
        self._check()
        self.buffer.flush()

    def detach(self):
        """The stream below."""
        self.flush()
        return self.buffer

    def _fill(self):
        self._check()
        if not self.buffer.readable():
            raise UnsupportedOperation("not readable")
        if not self._rest:
            self._began = self.buffer.tell()
            text = self.buffer.read().decode(self.encoding, self.errors)
            if self._newline is None:
                text = text.replace("\r\n", "\n").replace("\r", "\n")
            self._rest = text

    def _take(self, count):
        part, self._rest = self._rest[:count], self._rest[count:]
        self._began += len(part.encode(self.encoding, self.errors))
        return part

    def read(self, size=-1, /):
        """Text from the place on."""
        self._fill()
        return self._take(len(self._rest) if size is None or size < 0 else size)

    def readline(self, size=-1, /):
        """A line."""
        self._fill()
        ends = ("\r\n", "\n", "\r") if self._newline == "" else (self._newline or "\n",)
        found = [(place, -len(end)) for end in ends if (place := self._rest.find(end)) >= 0]
        count = len(self._rest)
        if found:
            place, length = min(found)
            count = place - length
        return self._take(count if size is None or size < 0 else min(size, count))

    def write(self, text, /):
        """Write text; the number of characters."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._check()
        if not self.buffer.writable():
            raise UnsupportedOperation("not writable")
        if self._rest:
            self.seek(self._began)
        data = text.replace("\n", self._newline) if self._newline in ("\r", "\r\n") else text
        self.buffer.write(data.encode(self.encoding, self.errors))
        if self.line_buffering and "\n" in text:
            self.flush()
        return len(text)

    def seek(self, offset, whence=0, /):
        """Go to a place."""
        self._check()
        if whence == 1 and offset:
            raise UnsupportedOperation("can't do nonzero cur-relative seeks")
        if whence == 2 and offset:
            raise UnsupportedOperation("can't do nonzero end-relative seeks")
        if whence == 0 and offset < 0:
            raise ValueError(f"negative seek position {offset}")
        at = self.tell() if whence == 1 else offset
        self._rest = ""
        return self.buffer.seek(at, 2 if whence == 2 else 0)

    def tell(self):
        """The place."""
        self._check()
        return self._began if self._rest else self.buffer.tell()

    def truncate(self, size=None, /):
        """Cut off what is behind a place."""
        self.flush()
        return self.buffer.truncate(self.tell() if size is None else size)

    def reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None):
        """Go on with another encoding."""
        self.flush()
        self.encoding, self.errors = encoding or self.encoding, errors or self.errors
        if line_buffering is not None:
            self.line_buffering = line_buffering


_memory.stands_for_c_type(TextIOWrapper, 200)
