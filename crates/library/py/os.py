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


def _files():
    # Fetched by programs that have to do with files.
    import _filesystem

    return _filesystem


def getcwd():
    """Where relative paths begin."""
    files = _sys.modules.get("_filesystem")
    return files.place if files else "/home/afterdel"


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


def listdir(path="."):
    """The names of what is in a folder."""
    return _files().names("." if path is None else path)


def remove(path, *, dir_fd=None):
    """A file goes."""
    _files().remove_file(path)


unlink = remove


def rmdir(path, *, dir_fd=None):
    """An empty folder goes."""
    _files().remove_folder(path)


def mkdir(path, mode=0o777, *, dir_fd=None):
    """A new folder."""
    _files().make_folder(path)


def makedirs(name, mode=0o777, exist_ok=False):
    """A new folder, and those that it is to be in."""
    files = _files()
    if exist_ok and files.is_folder(name):
        return
    head = path.dirname(path.abspath(name))
    if not files.exists(head):
        makedirs(head, mode, True)
    files.make_folder(name)


def removedirs(name):
    """A folder goes, and those around it that are empty then."""
    rmdir(name)
    head = path.dirname(path.abspath(name))
    while head != "/" and not listdir(head):
        rmdir(head)
        head = path.dirname(head)


def rename(src, dst, **kwargs):
    """Another name for a file or folder."""
    _files().rename(src, dst)


replace = renames = rename


def chdir(path):
    """Relative paths begin elsewhere."""
    _files().go(path)


class stat_result(tuple):
    """What is known of a file."""

    st_mode, st_ino, st_dev, st_nlink, st_uid, st_gid, st_size, st_atime, st_mtime, st_ctime = [
        property(lambda self, at=at: self[at]) for at in range(10)
    ]

    def __repr__(self):
        names = "mode ino dev nlink uid gid size atime mtime ctime".split()
        return f"os.stat_result({', '.join([f'st_{name}={value}' for name, value in zip(names, self)])})"


def stat(path, **kwargs):
    """What is known of a file."""
    files = _files()
    name, node = files.find(path)
    if node is ...:
        raise files.error(2, path)
    if node is None:
        return stat_result((0o40755, 1, 1, 2, 0, 0, 4096, 0, 0, 0))
    return stat_result((0o100644, 1, 1, 1, 0, 0, len(node), 0, 0, 0))


lstat = stat


class DirEntry:
    """What scandir() gives for each name."""

    def __init__(self, folder, name):
        self.name, self.path = name, path.join(folder, name)

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"

    def is_dir(self, **kwargs):
        """Whether it is a folder."""
        return path.isdir(self.path)

    def is_file(self, **kwargs):
        """Whether it is a file."""
        return path.isfile(self.path)

    def is_symlink(self):
        """There are no links."""
        return False

    def stat(self, **kwargs):
        """What is known of it."""
        return stat(self.path)


class _Entries:
    def __init__(self, entries):
        self._entries = iter(entries)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def close(self):
        self._entries = iter(())


def scandir(path="."):
    """What is in a folder."""
    return _Entries([DirEntry(path, name) for name in listdir(path)])


def chmod(path, mode, **kwargs):
    """Everybody may do everything."""
    stat(path)


utime = chmod


def readlink(path, **kwargs):
    """There are no links."""
    stat(path)
    raise OSError(22, "Invalid argument", path)


def access(path, mode, **kwargs):
    """Whether something is there: everybody may do everything."""
    return _files().exists(path)


def _impossible(name):
    def function(*args, **kwargs):
        raise _refused("os." + name)

    function.__name__ = function.__qualname__ = name
    return function


system, popen, fork, kill, open, execv, spawnv, pipe, waitpid, symlink, link = [
    _impossible(name)
    for name in (
        "system", "popen", "fork", "kill", "open", "execv", "spawnv", "pipe", "waitpid", "symlink",
        "link",
    )
]  # fmt: skip


def walk(top, topdown=True, onerror=None, followlinks=False):
    """The folders below a folder, each with the names in it."""
    try:
        names = listdir(top)
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    folders = [name for name in names if path.isdir(path.join(top, name))]
    files = [name for name in names if name not in folders]
    if topdown:
        yield top, folders, files
    for name in folders:
        yield from walk(path.join(top, name), topdown, onerror, followlinks)
    if not topdown:
        yield top, folders, files


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
