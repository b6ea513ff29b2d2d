"""Streams in memory, and the classes that all streams derive from."""

from builtins import open
from sys import version_info as _version_info

import _memory

__all__ = [
    "BlockingIOError", "open", "IOBase", "RawIOBase", "StringIO", "BytesIO", "BufferedIOBase", "TextIOBase",
    "TextIOWrapper", "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END", "DEFAULT_BUFFER_SIZE",
]  # fmt: skip

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 131072 if _version_info >= (3, 14) else 8192
BlockingIOError = BlockingIOError
_OF_FILES = "FileIO", "BufferedReader", "BufferedWriter", "BufferedRandom", "TextIOWrapper"


def __getattr__(name):
    # Fetched by programs that have to do with files.
    if name in _OF_FILES:
        import _files

        return getattr(_files, name)
    raise AttributeError(f"module 'io' has no attribute {name!r}")


def open_code(path):
    """A stream of a program's bytes."""
    return open(path, "rb")


def text_encoding(encoding, stacklevel=2, /):
    """The encoding, or that of the system."""
    return "locale" if encoding is None else encoding



class UnsupportedOperation(OSError, ValueError):
    """What a stream cannot do."""


class IOBase:
    """What every stream has."""

    _closed = False

    @property
    def closed(self):
        """Whether it is closed."""
        return self._closed

    def _check(self):
        if self._closed:
            raise ValueError("I/O operation on closed file.")

    def _unsupported(self, name):
        raise UnsupportedOperation(name)

    def close(self):
        """Nothing can be read or written any more."""
        if not self._closed:
            try:
                self.flush()
            finally:
                self._closed = True

    def flush(self):
        """Nothing waits to be written."""
        self._check()

    def fileno(self):
        """No operating system knows this stream."""
        self._unsupported("fileno")

    def isatty(self):
        """Whether a person is at the other end."""
        self._check()
        return False

    def seek(self, offset, whence=0, /):
        """Go to a place."""
        self._unsupported("seek")

    def tell(self):
        """The place."""
        return self.seek(0, 1)

    def truncate(self, size=None, /):
        """Cut off the end."""
        self._unsupported("truncate")

    def readable(self):
        """Whether it can be read."""
        return False

    def writable(self):
        """Whether it can be written."""
        return False

    def seekable(self):
        """Whether one can go to places in it."""
        return False

    def readline(self, size=-1, /):
        """A line."""
        if not hasattr(self, "read"):
            self._unsupported("read")
        line = b""
        while (size is None or size < 0 or len(line) < size) and (byte := self.read(1)):
            line += byte
            if byte == b"\n":
                break
        return line

    def readlines(self, hint=-1, /):
        """All lines, or the first that together are so long."""
        lines, size = [], 0
        for line in self:
            lines.append(line)
            size += len(line)
            if hint is not None and 0 < hint <= size:
                break
        return lines

    def writelines(self, lines, /):
        """Write texts one after the other."""
        self._check()
        for line in lines:
            self.write(line)

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *error):
        self.close()


class RawIOBase(IOBase):
    """Streams of bytes without a buffer."""

    def read(self, size=-1, /):
        """Bytes, all unless told otherwise."""
        if size is None or size < 0:
            return self.readall()
        data = bytearray(size)
        count = self.readinto(data)
        return None if count is None else bytes(data[:count])

    def readall(self):
        """All bytes."""
        parts = []
        while part := self.read(DEFAULT_BUFFER_SIZE):
            parts.append(part)
        return b"".join(parts)


class BufferedIOBase(IOBase):
    """Streams of bytes."""

    def detach(self):
        """The stream below."""
        self._unsupported("detach")

    def read(self, size=-1, /):
        """Bytes, all unless told otherwise."""
        self._unsupported("read")

    def read1(self, size=-1, /):
        """Bytes, as many as one reading gives."""
        self._unsupported("read1")

    def write(self, data, /):
        """Write bytes."""
        self._unsupported("write")


class TextIOBase(IOBase):
    """Streams of text."""

    encoding = errors = newlines = None

    def detach(self):
        """The stream below."""
        self._unsupported("detach")

    def read(self, size=-1, /):
        """Text, all unless told otherwise."""
        self._unsupported("read")

    def readline(self, size=-1, /):
        """A line."""
        self._unsupported("readline")

    def write(self, text, /):
        """Write text."""
        self._unsupported("write")


def _size_of(size):
    # None for everything.
    if size is None:
        return None
    if not hasattr(size, "__index__"):
        raise TypeError(f"argument should be integer or None, not '{type(size).__name__}'")
    size = range(size).stop
    return None if size < 0 else size


class StringIO(TextIOBase):
    """A text that is written and read like a file."""

    __module__ = "_io"
    line_buffering = False

    def __init__(self, initial_value="", newline="\n"):
        if not isinstance(newline, (str, type(None))):
            raise TypeError(f"newline must be str or None, not {type(newline).__name__}")
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        if not isinstance(initial_value, (str, type(None))):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._newline = newline
        self._closed = False
        # What was written at the end since the text was last looked at.
        self._text, self._more, self._length, self._pos = "", [], 0, 0
        if initial_value:
            self.write(initial_value)
            self._pos = 0

    def __getstate__(self):
        return self.getvalue(), self._newline, self._pos, None

    def _whole(self):
        if self._more:
            self._text = "".join([self._text, *self._more])
            self._more = []
        return self._text

    def _check(self):
        if self._closed:
            raise ValueError("I/O operation on closed file")

    def getvalue(self):
        """All of the text."""
        self._check()
        return self._whole()

    def write(self, text, /):
        """Write at the place; the number of characters."""
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got '{type(text).__name__}'")
        self._check()
        count = len(text)
        if self._newline is None:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        elif self._newline[:1] == "\r":
            text = text.replace("\n", self._newline)
        if not text:
            return count
        at, size = self._pos, self._length
        self._pos = end = at + len(text)
        if at == size:
            self._more.append(text)
        else:
            whole = self._whole()
            self._text = whole.ljust(at, "\0")[:at] + text + whole[end:]
        self._length = max(size, end)
        return count

    def read(self, size=-1, /):
        """Characters from the place on."""
        self._check()
        size = _size_of(size)
        text = self._whole()
        begin = self._pos
        end = self._length if size is None else min(begin + size, self._length)
        if begin >= end:
            return ""
        self._pos = end
        return text[begin:end]

    def readline(self, size=-1, /):
        """A line from the place on."""
        self._check()
        size = _size_of(size)
        text, begin = self._whole(), self._pos
        if begin >= self._length:
            return ""
        ends = ("\r\n", "\n", "\r") if self._newline == "" else (self._newline or "\n",)
        found = [(text.find(end, begin), -len(end)) for end in ends if end in text[begin:]]
        if found:
            place, length = min(found)
            stop = place - length
        else:
            stop = self._length
        if size is not None:
            stop = min(stop, begin + size)
        self._pos = stop
        return text[begin:stop]

    def tell(self):
        """The place."""
        self._check()
        return self._pos

    def seek(self, offset, whence=0, /):
        """Go to a place."""
        self._check()
        if whence not in (0, 1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0 and offset < 0:
            raise ValueError(f"Negative seek position {offset}")
        if whence and offset:
            raise OSError("Can't do nonzero cur-relative seeks")
        self._pos = offset if whence == 0 else self._pos if whence == 1 else self._length
        return self._pos

    def truncate(self, size=None, /):
        """Cut off what is behind a place."""
        self._check()
        size = self._pos if size is None else size
        if size < 0:
            raise ValueError(f"Negative size value {size}")
        if size < self._length:
            self._text = self._whole()[:size]
            self._length = size
        return size

    def _yes(self):
        self._check()
        return True

    readable = writable = seekable = _yes


class BytesIO(BufferedIOBase):
    """Bytes that are written and read like a file."""

    __module__ = "_io"

    def __init__(self, initial_bytes=b""):
        self._closed = False
        self._data, self._pos = bytearray(), 0
        if initial_bytes is not None:
            self._data = bytearray(self._bytes(initial_bytes))

    @staticmethod
    def _bytes(data):
        if isinstance(data, (str, int)) or not isinstance(data, (bytes, bytearray)) and not hasattr(data, "__buffer__"):
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
        return data

    def getvalue(self):
        """All of the bytes."""
        self._check()
        return bytes(self._data)

    def __sizeof__(self):
        return 64 + (b"".__sizeof__() + len(self._data) if self._data else 0)

    def getbuffer(self):
        """A view of the bytes."""
        self._check()
        return memoryview(self._data)

    def write(self, data, /):
        """Write at the place; the number of bytes."""
        self._check()
        data = self._bytes(data)
        at, count = self._pos, len(data)
        if count:
            if at > len(self._data):
                self._data.extend(bytes(at - len(self._data)))
            self._data[at : at + count] = data
            self._pos = at + count
        return count

    def read(self, size=-1, /):
        """Bytes from the place on."""
        self._check()
        size = _size_of(size)
        begin = self._pos
        end = len(self._data) if size is None else min(begin + size, len(self._data))
        if begin >= end:
            return b""
        self._pos = end
        return bytes(self._data[begin:end])

    read1 = read

    def readinto(self, buffer, /):
        """Put bytes into another object; how many."""
        part = self.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)

    def readline(self, size=-1, /):
        """A line from the place on."""
        self._check()
        size = _size_of(size)
        place = self._data.find(b"\n", self._pos)
        end = len(self._data) if place < 0 else place + 1
        return self.read(max(0, end - self._pos) if size is None else min(size, max(0, end - self._pos)))

    def tell(self):
        """The place."""
        self._check()
        return self._pos

    def seek(self, offset, whence=0, /):
        """Go to a place."""
        self._check()
        if whence not in (0, 1, 2):
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0 and offset < 0:
            raise ValueError(f"negative seek value {offset}")
        base = 0 if whence == 0 else self._pos if whence == 1 else len(self._data)
        self._pos = max(0, base + offset)
        return self._pos

    def truncate(self, size=None, /):
        """Cut off what is behind a place."""
        self._check()
        size = self._pos if size is None else size
        if size < 0:
            raise ValueError(f"negative size value {size}")
        del self._data[size:]
        return size

    def _yes(self):
        self._check()
        return True

    readable = writable = seekable = _yes


_memory.stands_for_c_type(StringIO, 120 if _version_info >= (3, 14) else 168)
_memory.stands_for_c_type(BytesIO, 64)
