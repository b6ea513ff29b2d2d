"""Paths as texts; nothing asks a file system."""

__all__ = [
    "normcase", "isabs", "join", "splitdrive", "splitroot", "split", "splitext", "basename", "dirname", "commonprefix",
    "getsize", "exists", "lexists", "isdir", "isfile", "islink", "expanduser", "expandvars", "normpath", "abspath",
    "realpath", "relpath", "commonpath", "curdir", "pardir", "sep", "pathsep", "defpath", "altsep", "extsep", "devnull",
    "supports_unicode_filenames",
]  # fmt: skip

from sys import version_info as _version_info

curdir, pardir, extsep, sep, pathsep, devnull = ".", "..", ".", "/", ":", "/dev/null"
defpath = "/bin:/usr/bin"
altsep = None
supports_unicode_filenames = False


def _fspath(path):
    from os import fspath

    return fspath(path)


def _slash(path):
    return b"/" if isinstance(path, bytes) else "/"


def normcase(s):
    """The path itself."""
    return _fspath(s)


def isabs(s):
    """Whether it begins at the root."""
    s = _fspath(s)
    return s.startswith(_slash(s))


def join(a, /, *p):
    """Pieces as one path; an absolute one begins anew."""
    path = _fspath(a)
    slash = _slash(path)
    for piece in map(_fspath, p):
        if isinstance(piece, bytes) != isinstance(path, bytes):
            raise TypeError("Can't mix strings and bytes in path components") from None
        if piece.startswith(slash) or not path:
            path = piece
        elif path.endswith(slash):
            path += piece
        else:
            path += slash + piece
    return path


def split(p):
    """What stands before the last slash, and what behind."""
    p = _fspath(p)
    slash = _slash(p)
    at = p.rfind(slash) + 1
    head, tail = p[:at], p[at:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    """The path and its ending."""
    p = _fspath(p)
    dot = b"." if isinstance(p, bytes) else "."
    begin = p.rfind(_slash(p)) + 1
    at = p.rfind(dot)
    if at > begin and p[begin:at].strip(dot):
        return p[:at], p[at:]
    return p, p[:0]


def splitdrive(p):
    """There are no drives."""
    p = _fspath(p)
    return p[:0], p


def splitroot(p, /):
    """Drive, root and the rest."""
    p = _fspath(p)
    slash = _slash(p)
    count = 0 if not p.startswith(slash) else 2 if p.startswith(slash * 2) and not p.startswith(slash * 3) else 1
    return p[:0], p[:count], p[count:]


def basename(p):
    """What stands behind the last slash."""
    p = _fspath(p)
    return p[p.rfind(_slash(p)) + 1 :]


def dirname(p):
    """What stands before the last slash."""
    return split(p)[0]


def commonprefix(m, /):
    """What all begin with, character by character."""
    if _version_info >= (3, 15):
        import warnings

        words = "os.path.commonprefix() is deprecated. Use os.path.commonpath() for longest path prefix."
        warnings.warn(words, DeprecationWarning, stacklevel=2)
    if not m:
        return ""
    low, high = min(m), max(m)
    for at, c in enumerate(low):
        if c != high[at]:
            return low[:at]
    return low


def commonpath(paths):
    """What all begin with, name by name."""
    paths = [_fspath(path) for path in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    slash = _slash(paths[0])
    dot = b"." if slash == b"/" else "."
    if len({path.startswith(slash) for path in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths") from None
    names = [[name for name in path.split(slash) if name and name != dot] for path in paths]
    low, high = min(names), max(names)
    common = low
    for at, name in enumerate(low):
        if at >= len(high) or name != high[at]:
            common = low[:at]
            break
    return (slash if paths[0].startswith(slash) else slash[:0]) + slash.join(common)


def normpath(path):
    """Without doubled slashes, . and .."""
    path = _fspath(path)
    slash = _slash(path)
    dot, two = (b".", b"..") if slash == b"/" else (".", "..")
    if not path:
        return dot
    _, root, rest = splitroot(path)
    names = []
    for name in rest.split(slash):
        if not name or name == dot:
            continue
        if name != two or not root and not names or names and names[-1] == two:
            names.append(name)
        elif names:
            names.pop()
    return root + slash.join(names) or dot


def abspath(path):
    """From the root on."""
    path = _fspath(path)
    if not isabs(path):
        from os import getcwd

        here = getcwd()
        path = join(here.encode() if isinstance(path, bytes) else here, path)
    return normpath(path)


def realpath(filename, /, *, strict=False):
    """The same: there are no links."""
    return abspath(filename)


def relpath(path, start=None):
    """The way from one place to another."""
    path = _fspath(path)
    if not path:
        raise ValueError("no path specified")
    slash = _slash(path)
    here, up = (b".", b"..") if slash == b"/" else (".", "..")
    begin = [name for name in abspath(here if start is None else start).split(slash) if name]
    end = [name for name in abspath(path).split(slash) if name]
    same = len(commonprefix([begin, end]))
    return slash.join([up] * (len(begin) - same) + end[same:]) or here


def expanduser(path):
    """The home of ~."""
    path = _fspath(path)
    if path[:1] in ("~", b"~") and path[1:2] in ("", "/", b"", b"/"):
        from os import environ

        home = environ.get("HOME", "/")
        home = home.encode() if isinstance(path, bytes) else home
        return home.rstrip(_slash(path)) + path[1:] or _slash(path)
    return path


def expandvars(path):
    """With $names of the environment put in."""
    import re

    from os import environ

    path = _fspath(path)
    return re.sub(
        r"\$(\w+|\{[^}]*\})", lambda m: environ.get(m[1].strip("{}"), m[0]), path, flags=re.ASCII
    )


def _found(path):
    if isinstance(path, int):
        return path in (0, 1, 2) or ...
    _fspath(path)
    import _filesystem

    return _filesystem.find(path)[1]


def exists(path):
    """Whether something is there."""
    return _found(path) is not ...


lexists = exists


def isdir(s):
    """Whether a folder is there."""
    return _found(s) is None


def isfile(path):
    """Whether a file is there."""
    return isinstance(_found(path), bytearray)


def islink(path):
    """There are no links."""
    _fspath(path)
    return False


def ismount(path):
    """Whether it is the root."""
    return _fspath(path) in ("/", b"/")


def getsize(filename):
    """How many bytes a file has."""
    from os import stat

    return stat(filename).st_size


def getmtime(filename):
    """When it was changed: nobody has looked at a clock."""
    from os import stat

    return float(stat(filename).st_mtime)


getatime = getctime = getmtime


def samefile(f1, f2):
    """Whether two paths lead to the same."""
    from os import stat

    stat(f1), stat(f2)
    return abspath(f1) == abspath(f2)
