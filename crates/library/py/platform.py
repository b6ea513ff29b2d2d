"""What the program runs on."""

import sys as _sys


class uname_result(tuple):
    """System, node, release, version, machine, processor."""

    system = property(lambda self: self[0])
    node = property(lambda self: self[1])
    release = property(lambda self: self[2])
    version = property(lambda self: self[3])
    machine = property(lambda self: self[4])
    processor = property(lambda self: self[5])

    def __repr__(self):
        names = "system", "node", "release", "version", "machine"
        return f"uname_result({', '.join([f'{n}={v!r}' for n, v in zip(names, self)])})"


def uname():
    """All of it."""
    return uname_result((system(), node(), release(), version(), machine(), processor()))


def system():
    """The kind of system whose behaviour is shown."""
    return "Linux"


def node():
    """The name of the machine."""
    return "afterdel"


def release():
    """The system's release."""
    return ""


def version():
    """The system's version."""
    return ""


def machine():
    """The kind of machine whose memory is modelled."""
    return "x86_64"


def processor():
    """The kind of processor."""
    return ""


def architecture(executable=None, bits="", linkage=""):
    """Width of an address and kind of program."""
    return "64bit", "ELF"


def platform(aliased=False, terse=False):
    """System and machine in one text."""
    return "Linux-x86_64"


def python_implementation():
    """Whose behaviour is shown."""
    return "CPython"


def python_version():
    """Major, minor and patch."""
    return ".".join([str(part) for part in _sys.version_info[:3]])


def python_version_tuple():
    """The same in three texts."""
    return tuple(python_version().split("."))


def python_compiler():
    """What it was built with."""
    return "Rust"


def python_branch():
    """The branch it was built from."""
    return ""


def python_revision():
    """The revision it was built from."""
    return ""


def python_build():
    """Number and date of the build."""
    return "main", ""
