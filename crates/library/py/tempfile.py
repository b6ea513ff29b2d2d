"""Files and folders for a while."""

import os as _os

__all__ = [
    "NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory", "mkstemp", "mkdtemp", "mktemp",
    "TMP_MAX", "gettempprefix", "tempdir", "gettempdir",
]  # fmt: skip

TMP_MAX = 10000
tempdir = None
_count = 0


def gettempdir():
    """The folder for such things."""
    return tempdir or "/tmp"


def gettempprefix():
    """How their names begin."""
    return "tmp"


def mktemp(suffix="", prefix="tmp", dir=None):
    """A name that nothing has yet."""
    global _count
    while True:
        _count += 1
        name = _os.path.join(dir or gettempdir(), f"{prefix or 'tmp'}{_count:08x}{suffix or ''}")
        if not _os.path.exists(name):
            return name


def mkdtemp(suffix=None, prefix=None, dir=None):
    """A new folder."""
    name = mktemp(suffix, prefix, dir)
    _os.mkdir(name)
    return name


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """A new file: a number that nothing can be done with, and its name."""
    name = mktemp(suffix, prefix, dir)
    open(name, "x").close()
    return 3, name


class TemporaryDirectory:
    """A folder that goes with the object."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name, self._delete = mkdtemp(suffix, prefix, dir), delete

    def __repr__(self):
        return f"<{type(self).__name__} {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, *error):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        """The folder goes, with all that is in it."""
        if _os.path.exists(self.name):
            for top, folders, files in _os.walk(self.name, topdown=False):
                for name in files:
                    _os.remove(_os.path.join(top, name))
                _os.rmdir(top)


class _TemporaryFileWrapper:
    def __init__(self, file, name, delete):
        self.file, self.name, self.delete = file, name, delete

    def __getattr__(self, name):
        return getattr(self.file, name)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def __iter__(self):
        return iter(self.file)

    def close(self):
        """The file goes."""
        self.file.close()
        if self.delete and _os.path.exists(self.name):
            _os.remove(self.name)


def NamedTemporaryFile(
    mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *,
    errors=None, delete_on_close=True,
):  # fmt: skip
    """A file that goes when it is closed."""
    name = mktemp(suffix, prefix, dir)
    file = open(name, mode, buffering, encoding=encoding, newline=newline, errors=errors)
    return _TemporaryFileWrapper(file, name, delete)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None):
    """A file without a name."""
    name = mktemp(suffix, prefix, dir)
    file = open(name, mode, buffering, encoding=encoding, newline=newline, errors=errors)
    _os.remove(name)
    return file


def SpooledTemporaryFile(max_size=0, mode="w+b", *args, **kwargs):
    """The same: all files are in memory."""
    return TemporaryFile(mode, *args, **kwargs)
