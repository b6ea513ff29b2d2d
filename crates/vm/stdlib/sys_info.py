# Tuples of the sys module whose items have names.


def _repr(self):
    parts = [f"{field}={value!r}" for field, value in zip(self._fields, self)]
    return f"sys.{type(self).__name__}({', '.join(parts)})"


def _read(place):
    return property(lambda self: self[place])


def _record(name, /, **items):
    body = {"__slots__": (), "__module__": "sys", "__repr__": _repr, "_fields": tuple(items)}
    body["n_fields"] = body["n_sequence_fields"] = len(items)
    body["n_unnamed_fields"] = 0
    for place, field in enumerate(items):
        body[field] = _read(place)
    return type(name, (tuple,), body)(items.values())


class SimpleNamespace:
    __module__ = "types"

    def __init__(self, /, **items):
        self.__dict__.update(items)

    def __repr__(self):
        return f"namespace({', '.join([f'{name}={value!r}' for name, value in self.__dict__.items()])})"


version_info = _record(
    "version_info",
    major=hexversion >> 24,
    minor=hexversion >> 16 & 255,
    micro=hexversion >> 8 & 255,
    releaselevel="final",
    serial=0,
)
float_info = _record(
    "float_info",
    max=1.7976931348623157e308,
    max_exp=1024,
    max_10_exp=308,
    min=2.2250738585072014e-308,
    min_exp=-1021,
    min_10_exp=-307,
    dig=15,
    mant_dig=53,
    epsilon=2.220446049250313e-16,
    radix=2,
    rounds=1,
)
int_info = _record(
    "int_info", bits_per_digit=30, sizeof_digit=4, default_max_str_digits=4300, str_digits_check_threshold=640
)
hash_info = _record(
    "hash_info",
    width=64,
    modulus=2305843009213693951,
    inf=314159,
    nan=0,
    imag=1000003,
    algorithm="siphash13",
    hash_bits=64,
    seed_bits=128,
    cutoff=0,
)
thread_info = _record("thread_info", name="pthread", lock="pymutex", version="NPTL 2.36")
flags = _record(
    "flags",
    debug=0,
    inspect=0,
    interactive=0,
    optimize=0,
    dont_write_bytecode=0,
    no_user_site=0,
    no_site=0,
    ignore_environment=0,
    verbose=0,
    bytes_warning=0,
    quiet=0,
    hash_randomization=1,
    isolated=0,
    dev_mode=False,
    utf8_mode=0,
    warn_default_encoding=0,
    safe_path=False,
    int_max_str_digits=4300,
)
implementation = SimpleNamespace(
    name="cpython",
    cache_tag=f"cpython-{version_info.major}{version_info.minor}",
    version=version_info,
    hexversion=hexversion,
    _multiarch="x86_64-linux-gnu",
    supports_isolated_interpreters=True,
)

UnraisableHookArgs = type(
    _record("UnraisableHookArgs", exc_type=None, exc_value=None, exc_traceback=None, err_msg=None, object=None)
)
