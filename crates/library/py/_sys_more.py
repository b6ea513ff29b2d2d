"""What `sys` has besides, fetched when it is asked for."""

import sys

_base_executable = _framework = _stdlib_dir = ""
_git = ("CPython", "", "")
_home = pycache_prefix = None
_xoptions = {}
base_exec_prefix = base_prefix = exec_prefix = "/usr/local"
platlibdir = "lib"
dont_write_bytecode = False
orig_argv = ["python3", *sys.argv]
path_hooks = []
path_importer_cache = {}
builtin_module_names = (
    "_abc", "_ast", "_codecs", "_collections", "_functools", "_imp", "_io", "_locale", "_operator", "_signal", "_sre",
    "_stat", "_string", "_symtable", "_sysconfig", "_thread", "_tokenize", "_tracemalloc", "_typing", "_warnings",
    "_weakref", "atexit", "builtins", "errno", "faulthandler", "gc", "itertools", "marshal", "posix", "pwd", "sys",
    "time",
)  # fmt: skip
stdlib_module_names = frozenset(
    """abc argparse array ast asyncio atexit base64 bisect builtins calendar cmath code codecs collections colorsys
    concurrent configparser contextlib contextvars copy copyreg csv ctypes dataclasses datetime decimal difflib dis email
    enum errno faulthandler fnmatch fractions functools gc getopt getpass gettext glob graphlib gzip hashlib heapq hmac
    html http importlib inspect io ipaddress itertools json keyword linecache locale logging lzma marshal math mimetypes
    mmap multiprocessing numbers operator os pathlib pdb pickle platform pprint profile pstats pty queue random re
    reprlib resource runpy sched secrets select selectors shelve shlex shutil signal site socket sqlite3 ssl stat
    statistics string stringprep struct subprocess symtable sys sysconfig tarfile tempfile textwrap threading time timeit
    tkinter token tokenize tomllib trace traceback tracemalloc types typing unicodedata unittest urllib uuid venv
    warnings wave weakref webbrowser xml xmlrpc zipapp zipfile zipimport zlib zoneinfo""".split()
)
_switch_interval = 0.005
_hooks = {"trace": None, "profile": None}


def getswitchinterval():
    """Seconds after which threads take turns."""
    return _switch_interval


def setswitchinterval(interval, /):
    """Set them."""
    global _switch_interval
    if not isinstance(interval, (int, float)):
        raise TypeError(f"must be real number, not {type(interval).__name__}")
    if interval <= 0:
        raise ValueError("switch interval must be strictly positive")
    _switch_interval = float(interval)


def getunicodeinternedsize(*, _only_immortal=False):
    """How many strings are interned, about."""
    return 3000


def getfilesystemencodeerrors():
    """What happens to names that cannot be decoded."""
    return "surrogateescape"


def set_int_max_str_digits(maxdigits):
    """How long the text of a number may be: it stays as it is."""
    if not (maxdigits == 0 or maxdigits >= 640):
        raise ValueError("maxdigits must be >= 640 or 0 for unlimited")


def _getframemodulename(depth=0):
    """The module of a caller."""
    try:
        return sys._getframe(depth + 1).f_globals.get("__name__")
    except ValueError:
        return None


def _current_frames():
    """The frame of each thread."""
    return {1: sys._getframe(1)}


def _current_exceptions():
    """The exception that each thread handles."""
    return {1: sys.exception()}


def _set_hook(name):
    def function(function, /):
        if function is not None:
            raise NotImplementedError(f"sys.set{name}: Afterdel calls no such functions")

    function.__name__ = function.__qualname__ = "set" + name
    return function


def gettrace():
    """Nobody traces."""
    return None


getprofile = gettrace
settrace, setprofile = _set_hook("trace"), _set_hook("profile")


def call_tracing(func, args, /):
    """Call it."""
    return func(*args)


def audit(event, /, *args):
    """Nobody listens."""


def addaudithook(hook):
    """Nobody is told anything."""


def _nothing(*args):
    """There is nothing to clear."""


_clear_internal_caches = _clear_type_cache = _clear_type_descriptors = _nothing


def is_remote_debug_enabled():
    """Nobody can debug from elsewhere."""
    return False


is_stack_trampoline_active = is_remote_debug_enabled


def getdlopenflags():
    """How libraries of C are opened."""
    return 2


def breakpointhook(*args, **kwargs):
    """What breakpoint() calls: the program goes on."""
    print("breakpoint(): there is no debugger; each moment can be looked at after the run", file=sys.stderr)


__breakpointhook__ = breakpointhook

for _one in list(globals().values()):
    if getattr(_one, "__module__", None) == __name__:
        _one.__module__ = "sys"
