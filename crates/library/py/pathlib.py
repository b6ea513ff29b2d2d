"""Paths as objects."""

import os
import posixpath

__all__ = ["PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath", "WindowsPath", "UnsupportedOperation"]


class UnsupportedOperation(NotImplementedError):
    """What such a path cannot do."""


class PurePath:
    """A path that nobody follows."""

    __slots__ = ("_parts",)

    def __new__(cls, *args):
        if cls is PurePath:
            cls = PurePosixPath
        return object.__new__(cls)

    def __init__(self, *args):
        text = ""
        for arg in args:
            part = os.fspath(arg) if hasattr(arg, "__fspath__") else arg
            if not isinstance(part, str):
                raise TypeError(
                    "argument should be a str or an os.PathLike object where __fspath__ returns a str, not "
                    f"{type(part).__name__!r}"
                )
            text = posixpath.join(text, part) if text else part
        root = "//" if text[:2] == "//" and text[:3] != "///" else text[:1] if text[:1] == "/" else ""
        self._parts = root, [part for part in text.split("/") if part and part != "."]

    def __str__(self):
        return self._parts[0] + "/".join(self._parts[1]) or "."

    def __fspath__(self):
        return str(self)

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def __bytes__(self):
        return os.fsencode(self)

    def __hash__(self):
        return hash(str(self))

    def __eq__(self, other):
        return str(self) == str(other) if isinstance(other, PurePath) else NotImplemented

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self.parts <= other.parts if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self.parts > other.parts if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self.parts >= other.parts if isinstance(other, PurePath) else NotImplemented

    def with_segments(self, *segments):
        """Another path of this kind."""
        return type(self)(*segments)

    def __truediv__(self, other):
        try:
            return self.with_segments(self, other)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, other):
        try:
            return self.with_segments(other, self)
        except TypeError:
            return NotImplemented

    drive = property(lambda self: "")
    root = anchor = property(lambda self: self._parts[0])
    parts = property(lambda self: tuple([self._parts[0]] * bool(self._parts[0]) + self._parts[1]))
    name = property(lambda self: self._parts[1][-1] if self._parts[1] else "")

    @property
    def suffix(self):
        """What begins with the last dot of the name."""
        return posixpath.splitext(self.name)[1]

    @property
    def suffixes(self):
        """All that begins with a dot."""
        return ["." + part for part in self.name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        """The name without the suffix."""
        return posixpath.splitext(self.name)[0]

    @property
    def parent(self):
        """Where it is in."""
        root, names = self._parts
        return self.with_segments(root + "/".join(names[:-1])) if names else self

    @property
    def parents(self):
        """All that it is in, from the inside."""
        found, path = [], self
        while path.parent != path:
            path = path.parent
            found.append(path)
        return tuple(found)

    def as_posix(self):
        """As text with slashes."""
        return str(self)

    def as_uri(self):
        """As an address."""
        return "file://" + str(self)

    def is_absolute(self):
        """Whether it begins at the root."""
        return bool(self._parts[0])

    def joinpath(self, *others):
        """With more behind it."""
        return self.with_segments(self, *others)

    def with_name(self, name):
        """With another name."""
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        return self.parent / name

    def with_stem(self, stem):
        """With another stem."""
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        """With another suffix."""
        if suffix and (suffix[0] != "." or suffix == "."):
            raise ValueError(f"Invalid suffix {suffix!r}")
        return self.with_name(self.stem + suffix)

    def is_relative_to(self, other):
        """Whether it is in the other."""
        other = self.with_segments(other)
        return other == self or other in self.parents

    def relative_to(self, other, *, walk_up=False):
        """The way from the other."""
        other = self.with_segments(other)
        if not self.is_relative_to(other):
            raise ValueError(f"{str(self)!r} is not in the subpath of {str(other)!r}")
        return self.with_segments("/".join(self._parts[1][len(other._parts[1]) :]))

    def match(self, pattern, *, case_sensitive=None):
        """Whether it ends as the pattern says."""
        import fnmatch

        wanted = self.with_segments(pattern)._parts[1]
        names = self._parts[1][-len(wanted) :]
        return len(names) == len(wanted) and all([fnmatch.fnmatchcase(n, w) for n, w in zip(names, wanted)])


class PurePosixPath(PurePath):
    """A path with slashes that nobody follows."""

    __slots__ = ()


class PureWindowsPath(PurePath):
    """Not made here."""

    __slots__ = ()

    def __init__(self, *args):
        raise UnsupportedOperation("cannot instantiate 'PureWindowsPath' on your system")


class Path(PurePath):
    """A path to a file or folder."""

    __slots__ = ()

    def __new__(cls, *args):
        return object.__new__(PosixPath if cls is Path else cls)

    @classmethod
    def cwd(cls):
        """Where relative paths begin."""
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        """Where the person's files are."""
        return cls(os.environ["HOME"])

    def absolute(self):
        """From the root."""
        return self if self.is_absolute() else type(self).cwd() / self

    def resolve(self, strict=False):
        """From the root, without detours."""
        return self.with_segments(posixpath.normpath(str(self.absolute())))

    def exists(self, *, follow_symlinks=True):
        """Whether something is there."""
        return posixpath.exists(str(self))

    def is_file(self, **kwargs):
        """Whether a file is there."""
        return posixpath.isfile(str(self))

    def is_dir(self, **kwargs):
        """Whether a folder is there."""
        return posixpath.isdir(str(self))

    def is_symlink(self):
        """There are no links."""
        return False

    def stat(self, **kwargs):
        """What is known of it."""
        return os.stat(str(self))

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        """A stream of the file."""
        return open(self, mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None, newline=None):
        """All of its text."""
        with self.open("r", -1, encoding, errors, newline) as file:
            return file.read()

    def read_bytes(self):
        """All of its bytes."""
        with self.open("rb") as file:
            return file.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        """Make this its text."""
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {type(data).__name__}")
        with self.open("w", -1, encoding, errors, newline) as file:
            return file.write(data)

    def write_bytes(self, data):
        """Make these its bytes."""
        with self.open("wb") as file:
            return file.write(data)

    def touch(self, mode=0o666, exist_ok=True):
        """An empty file, if there is none."""
        self.open("a" if exist_ok else "x").close()

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        """A new folder."""
        try:
            (os.makedirs if parents else os.mkdir)(str(self))
        except FileExistsError:
            if not exist_ok or not self.is_dir():
                raise

    def rmdir(self):
        """The empty folder goes."""
        os.rmdir(str(self))

    def unlink(self, missing_ok=False):
        """The file goes."""
        try:
            os.remove(str(self))
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rename(self, target):
        """Another name."""
        os.rename(str(self), os.fspath(target))
        return self.with_segments(target)

    replace = rename

    def iterdir(self):
        """What is in the folder."""
        return iter([self / name for name in os.listdir(str(self))])

    def glob(self, pattern, **kwargs):
        """What is below and goes with the pattern."""
        import fnmatch

        first, _, rest = pattern.partition("/")
        if first == "**":
            yield from self.glob(rest or "*") if rest else [self]
            for below in self.iterdir():
                if below.is_dir():
                    yield from below.glob(pattern)
            return
        for below in self.iterdir() if self.is_dir() else ():
            if fnmatch.fnmatchcase(below.name, first):
                if not rest:
                    yield below
                elif below.is_dir():
                    yield from below.glob(rest)

    def rglob(self, pattern, **kwargs):
        """The same at any depth."""
        return self.glob("**/" + pattern)

    def expanduser(self):
        """With the person's folder for `~`."""
        return self.with_segments(posixpath.expanduser(str(self)))


class PosixPath(Path, PurePosixPath):
    """A path with slashes."""

    __slots__ = ()


class WindowsPath(Path):
    """Not made here."""

    __slots__ = ()

    def __init__(self, *args):
        raise UnsupportedOperation("cannot instantiate 'WindowsPath' on your system")
