"""The little of an operating system that there is: names of paths and an environment of one's own."""

import posixpath as path
import sys as _sys
from posixpath import altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep

_sys.modules["os.path"] = path
name = "posix"
linesep = "\n"
error = OSError
F_OK, X_OK, W_OK, R_OK = 0, 1, 2, 4
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 64, 128, 512, 1024
EX_OK = 0


def _refused(what):
    return OSError(f"{what}: a program in Afterdel has no operating system below it")


def fspath(path):
    """The text of a path."""
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), "__fspath__", None)
    if method is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    text = method(path)
    if isinstance(text, (str, bytes)):
        return text
    raise TypeError(
        f"expected {type(path).__name__}.__fspath__() to return str or bytes, not {type(text).__name__}"
    )


def fsencode(filename):
    """A path as bytes."""
    filename = fspath(filename)
    return filename.encode() if isinstance(filename, str) else filename


def fsdecode(filename):
    """A path as text."""
    filename = fspath(filename)
    return filename.decode() if isinstance(filename, bytes) else filename


class _Environ:
    """Names and texts, as the environment of a process."""

    def __init__(self, data):
        self._data = data

    def _check(self, value):
        if not isinstance(value, str):
            raise TypeError(f"str expected, not {type(value).__name__}")
        return value

    def __getitem__(self, key):
        try:
            return self._data[self._check(key)]
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        key, value = self._check(key), self._check(value)
        if not key or "=" in key:
            raise ValueError("illegal environment variable name")
        self._data[key] = value

    def __delitem__(self, key):
        try:
            del self._data[self._check(key)]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        yield from list(self._data)

    def __len__(self):
        return len(self._data)

    def __contains__(self, key):
        return isinstance(key, str) and key in self._data

    def __repr__(self):
        return f"environ({{{', '.join([f'{key!r}: {value!r}' for key, value in self._data.items()])}}})"

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items()) if hasattr(other, "items") else NotImplemented

    def __or__(self, other):
        return self._data | dict(other)

    def __ror__(self, other):
        return dict(other) | self._data

    def __ior__(self, other):
        self.update(other)
        return self

    def keys(self):
        """The names."""
        return self._data.keys()

    def values(self):
        """The texts."""
        return self._data.values()

    def items(self):
        """Both."""
        return self._data.items()

    def get(self, key, default=None):
        """The text of a name."""
        return self._data.get(self._check(key), default)

    def setdefault(self, key, value):
        """The text of a name, this one if there was none."""
        if key not in self:
            self[key] = value
        return self[key]

    def pop(self, key, *default):
        """Take a name away."""
        return self._data.pop(key, *default)

    def update(self, other=(), /, **more):
        """Set many."""
        for key, value in {**dict(other), **more}.items():
            self[key] = value

    def clear(self):
        """Take all away."""
        self._data.clear()

    def copy(self):
        """A dict of them."""
        return dict(self._data)


environ = _Environ({"HOME": "/home/afterdel", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "PWD": "/home/afterdel"})


def getenv(key, default=None):
    """The text of a name in the environment."""
    return environ.get(key, default)


def putenv(name, value, /):
    """Set a name in the environment."""
    environ[name] = value


def unsetenv(name, /):
    """Take a name out of the environment."""
    environ.pop(name, None)


def getcwd():
    """Where relative paths begin."""
    return "/home/afterdel"


def getcwdb():
    """The same as bytes."""
    return getcwd().encode()


def getpid():
    """A number that the process would have."""
    return 1


def getppid():
    """That of its parent."""
    return 0


getuid = geteuid = getgid = getegid = getppid


def getlogin():
    """Who has started it."""
    return "afterdel"


def cpu_count():
    """How many processors there are for it."""
    return 1


process_cpu_count = cpu_count


def urandom(size, /):
    """Refused."""
    raise NotImplementedError("os.urandom: Afterdel has no source of true randomness; the module random has numbers")


def strerror(code, /):
    """The text of an error's number."""
    return {1: "Operation not permitted", 2: "No such file or directory", 13: "Permission denied"}.get(
        code, f"Unknown error {code}"
    )


def get_terminal_size(fd=1, /):
    """The size of a terminal that is none."""
    return terminal_size((80, 24))


class terminal_size(tuple):
    """Columns and lines."""

    columns = property(lambda self: self[0])
    lines = property(lambda self: self[1])

    def __repr__(self):
        return f"os.terminal_size(columns={self[0]}, lines={self[1]})"


class uname_result(tuple):
    """What uname() gives."""

    __module__ = "posix"
    sysname = property(lambda self: self[0])
    nodename = property(lambda self: self[1])
    release = property(lambda self: self[2])
    version = property(lambda self: self[3])
    machine = property(lambda self: self[4])

    def __repr__(self):
        names = "sysname", "nodename", "release", "version", "machine"
        return f"posix.uname_result({', '.join([f'{n}={v!r}' for n, v in zip(names, self)])})"


def uname():
    """The system, which is not there."""
    return uname_result(("Linux", "afterdel", "0", "Afterdel", "x86_64"))


def _no_file(name):
    def function(path=".", *args, **kwargs):
        raise FileNotFoundError(2, "No such file or directory", path)

    function.__name__ = function.__qualname__ = name
    return function


listdir, scandir, stat, lstat, remove, rmdir, chdir, rename, replace, readlink, utime, chmod = [
    _no_file(name)
    for name in (
        "listdir", "scandir", "stat", "lstat", "remove", "rmdir", "chdir", "rename", "replace", "readlink", "utime",
        "chmod",
    )
]  # fmt: skip
unlink = remove


def access(path, mode, **kwargs):
    """There are no files."""
    return False


def _impossible(name):
    def function(*args, **kwargs):
        raise _refused("os." + name)

    function.__name__ = function.__qualname__ = name
    return function


mkdir, makedirs, system, popen, fork, kill, open, execv, spawnv, pipe, waitpid, symlink, link = [
    _impossible(name)
    for name in (
        "mkdir", "makedirs", "system", "popen", "fork", "kill", "open", "execv", "spawnv", "pipe", "waitpid", "symlink",
        "link",
    )
]  # fmt: skip


def walk(top, topdown=True, onerror=None, followlinks=False):
    """The folders below a folder: there are none."""
    return iter(())


def fdopen(fd, mode="r", *args, **kwargs):
    """A stream of a number: only the three that there are."""
    streams = {0: _sys.stdin, 1: _sys.stdout, 2: _sys.stderr}
    if fd in streams:
        return streams[fd]
    raise OSError(9, "Bad file descriptor")


def _exit(status):
    """End at once."""
    raise SystemExit(status)


def abort():
    """End at once."""
    raise SystemExit(134)


class PathLike:
    """What has a path."""

    def __fspath__(self):
        """The path."""
        raise NotImplementedError

    @classmethod
    def __class_getitem__(cls, item):
        from _generic import alias

        return alias(cls, item)


__all__ = [one for one in globals() if not one.startswith("_")] + ["_exit"]
