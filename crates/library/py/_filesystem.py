"""The files of a program: they are in its own memory, and nobody else sees them."""

import posixpath

from _source import text as _program_text

# Names of folders and files from the root; a folder is None, a file its bytes.
nodes = {"/": None, "/tmp": None, "/home": None, "/home/afterdel": None}
place = "/home/afterdel"
_TEXTS = {
    2: "No such file or directory",
    17: "File exists",
    20: "Not a directory",
    21: "Is a directory",
    22: "Invalid argument",
    39: "Directory not empty",
}


def error(number, path, other=None):
    """The exception of an error's number."""
    if other is not None:
        return OSError(number, _TEXTS[number], path, None, other)
    return OSError(number, _TEXTS[number], path)


def plain(path):
    """A path as text."""
    if isinstance(path, bytes):
        return path.decode()
    if isinstance(path, str):
        return path
    return plain(path.__fspath__())


def full(path):
    """A path from the root."""
    path = plain(path)
    return posixpath.normpath(path if path[:1] == "/" else f"{place}/{path}") if path else ""


def find(path):
    """The name and the node of what there is at a path; None for the node of what is not there."""
    name = full(path)
    if name not in nodes and isinstance(path, str) and (text := _program_text(path)) is not None:
        return name, bytearray(text.encode())
    return name, nodes.get(name, ...) if name else ...


def exists(path):
    """Whether something is there."""
    return find(path)[1] is not ...


def is_folder(path):
    """Whether a folder is there."""
    return find(path)[1] is None


def parent(name, path):
    """There must be a folder for it."""
    folder = posixpath.dirname(name)
    found = nodes.get(folder, ...)
    if found is ... or not name:
        raise error(2, path)
    if found is not None:
        raise error(20, path)


def names(path):
    """What is in a folder."""
    name, node = find(path)
    if node is not None:
        raise error(2 if node is ... else 20, path)
    start = "/" if name == "/" else name + "/"
    inside = [other[len(start) :] for other in nodes if other.startswith(start) and other != start]
    return [one for one in inside if "/" not in one]


def make_folder(path):
    """A new folder."""
    name, node = find(path)
    if node is not ...:
        raise error(17, path)
    parent(name, path)
    nodes[name] = None


def remove_file(path):
    """A file goes."""
    name, node = find(path)
    if node is None or node is ...:
        raise error(21 if node is None else 2, path)
    nodes.pop(name, None)


def remove_folder(path):
    """An empty folder goes."""
    name, node = find(path)
    if node is not None:
        raise error(2 if node is ... else 20, path)
    if names(path):
        raise error(39, path)
    del nodes[name]


def rename(old, new):
    """Another name for a file or a folder with all that is in it."""
    (name, node), (target, known) = find(old), find(new)
    if node is ...:
        raise error(2, old, new)
    parent(target, new)
    if known is None and node is not None:
        raise error(21, old, new)
    for other in [other for other in nodes if other == name or other.startswith(name + "/")]:
        nodes[target + other[len(name) :]] = nodes.pop(other)


def go(path):
    """Relative paths begin elsewhere."""
    global place
    name, node = find(path)
    if node is not None:
        raise error(2 if node is ... else 20, path)
    place = name
