"""How the builtins are called (`__text_signature__`), and what they do (`__doc__`, in `_doc_texts`)."""


def signature(owner, name):
    """What `__text_signature__` says of a builtin, or None."""
    for line in _OWN.get(owner, "").splitlines():
        known, _, text = line.partition(" ")
        if known == (name or "."):
            return text
    if name in _NONE.get(owner, "").split():
        return None
    for text, names in _COMMON.items():
        if name in names.split():
            return text
    return None


def text(owner, name):
    """What `__doc__` says of a builtin, or None."""
    from _doc_texts import text

    return text(owner, name)


# fmt: off
_COMMON = {
    "($self, /)": (
        "__abs__ __bool__ __bytes__ __ceil__ __del__ __dir__ __float__ __floor__ __getnewargs__ __getstate__ "
        "__hash__ __index__ __int__ __invert__ __iter__ __len__ __length_hint__ __neg__ __next__ __pos__ "
        "__reduce__ __repr__ __reversed__ __sizeof__ __str__ __trunc__ as_integer_ratio capitalize clear close "
        "conjugate copy is_integer isalnum isalpha isascii isdigit islower isspace istitle isupper items keys "
        "lower reverse swapcase title upper values"
    ),
    "($self, /, *args, **kwargs)": "__call__ __init__",
    "($self, /, *others)": "difference intersection union",
    "($self, /, encoding='utf-8', errors='strict')": "decode",
    "($self, /, keepends=False)": "splitlines",
    "($self, /, sep=<unrepresentable>, bytes_per_sep=1)": "hex",
    "($self, /, sep=None, maxsplit=-1)": "rsplit split",
    "($self, /, tabsize=8)": "expandtabs",
    "($self, buffer, /)": "__release_buffer__",
    "($self, bytes=None, /)": "lstrip rstrip strip",
    "($self, flags, /)": "__buffer__",
    "($self, format_spec, /)": "__format__",
    "($self, index=-1, /)": "pop",
    "($self, instance, /)": "__delete__",
    "($self, instance, owner=None, /)": "__get__",
    "($self, instance, value, /)": "__set__",
    "($self, iterable_of_bytes, /)": "join",
    "($self, key, /)": "__contains__ __delitem__ __getitem__",
    "($self, key, default=None, /)": "get",
    "($self, key, value, /)": "__setitem__",
    "($self, name, /)": "__delattr__ __getattribute__",
    "($self, name, value, /)": "__setattr__",
    "($self, ndigits=None, /)": "__round__",
    "($self, object, /)": "__mro_entries__ __setstate__ send",
    "($self, old, new, count=-1, /)": "replace",
    "($self, other, /)": "isdisjoint issubset issuperset symmetric_difference",
    "($self, prefix, /)": "removeprefix",
    "($self, prefix[, start[, end]], /)": "startswith",
    "($self, sep, /)": "partition rpartition",
    "($self, sub[, start[, end]], /)": "count find index rfind rindex",
    "($self, suffix, /)": "removesuffix",
    "($self, suffix[, start[, end]], /)": "endswith",
    "($self, table, /, delete=b'')": "translate",
    "($self, value, /)": (
        "__add__ __and__ __divmod__ __eq__ __floordiv__ __ge__ __gt__ __iadd__ __iand__ __imul__ __ior__ __isub__ "
        "__ixor__ __le__ __lshift__ __lt__ __mod__ __mul__ __ne__ __or__ __radd__ __rand__ __rdivmod__ "
        "__rfloordiv__ __rlshift__ __rmod__ __rmul__ __ror__ __rrshift__ __rshift__ __rsub__ __rtruediv__ __rxor__ "
        "__sub__ __truediv__ __xor__ remove"
    ),
    "($self, value, mod=None, /)": "__pow__ __rpow__",
    "($self, width, /)": "zfill",
    "($self, width, fillchar=b' ', /)": "center ljust rjust",
    "($type, *args, **kwargs)": "__new__",
    "($type, number, /)": "from_number",
    "($type, object, /)": "__class_getitem__",
    "($type, string, /)": "fromhex",
}
_OWN = {
    "BaseException": """
__setstate__ ($self, state, /)
add_note ($self, note, /)
with_traceback ($self, tb, /)
""",
    "BaseExceptionGroup": """
derive ($self, excs, /)
split ($self, matcher_value, /)
subgroup ($self, matcher_value, /)
""",
    "GenericAlias": """
. (origin, args, /)
__instancecheck__ ($self, object, /)
__subclasscheck__ ($self, object, /)
""",
    "NoneType": """
. ()
""",
    "NotImplementedType": """
. ()
""",
    "ProxyType": """
__ifloordiv__ ($self, value, /)
__ilshift__ ($self, value, /)
__imatmul__ ($self, value, /)
__imod__ ($self, value, /)
__ipow__ ($self, value, /)
__irshift__ ($self, value, /)
__itruediv__ ($self, value, /)
__matmul__ ($self, value, /)
__rmatmul__ ($self, value, /)
""",
    "atexit": """
_clear ($module, /)
_ncallbacks ($module, /)
_run_exitfuncs ($module, /)
register ($module, func, /, *args, **kwargs)
unregister ($module, func, /)
""",
    "bool": """
. (object=False, /)
""",
    "builtins": """
__import__ ($module, /, name, globals=None, locals=None, fromlist=(),
           level=0)
abs ($module, x, /)
aiter ($module, async_iterable, /)
all ($module, iterable, /)
anext ($module, aiterator, default=<unrepresentable>, /)
any ($module, iterable, /)
ascii ($module, obj, /)
bin ($module, number, /)
breakpoint ($module, /, *args, **kws)
callable ($module, obj, /)
chr ($module, i, /)
compile ($module, /, source, filename, mode, flags=0,
        dont_inherit=False, optimize=-1, *, _feature_version=-1)
delattr ($module, obj, name, /)
divmod ($module, x, y, /)
eval ($module, source, /, globals=None, locals=None)
exec ($module, source, /, globals=None, locals=None, *, closure=None)
format ($module, value, format_spec='', /)
globals ($module, /)
hasattr ($module, obj, name, /)
hash ($module, obj, /)
hex ($module, number, /)
id ($module, obj, /)
input ($module, prompt='', /)
isinstance ($module, obj, class_or_tuple, /)
issubclass ($module, cls, class_or_tuple, /)
len ($module, obj, /)
locals ($module, /)
oct ($module, number, /)
open ($module, /, file, mode='r', buffering=-1, encoding=None,
     errors=None, newline=None, closefd=True, opener=None)
ord ($module, character, /)
pow ($module, /, base, exp, mod=None)
print ($module, /, *args, sep=' ', end='\n', file=None, flush=False)
repr ($module, obj, /)
round ($module, /, number, ndigits=None)
setattr ($module, obj, name, value, /)
sorted ($module, iterable, /, *, key=None, reverse=False)
sum ($module, iterable, /, start=0)
""",
    "bytearray": """
__alloc__ ($self, /)
__reduce_ex__ ($self, proto=0, /)
append ($self, item, /)
extend ($self, iterable_of_ints, /)
insert ($self, index, item, /)
resize ($self, size, /)
""",
    "cell": """
. ([contents])
""",
    "classmethod": """
. (function, /)
""",
    "code": """
. (argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize,
     flags, codestring, constants, names, varnames, filename, name,
     qualname, firstlineno, linetable, exceptiontable, freevars=(),
     cellvars=(), /)
__replace__ ($self, /, **changes)
_varname_from_oparg ($self, /, oparg)
co_branches ($self, /)
co_lines ($self, /)
co_positions ($self, /)
replace ($self, /, **changes)
""",
    "complex": """
. (real=0, imag=0)
__complex__ ($self, /)
""",
    "coroutine": """
__await__ ($self, /)
""",
    "dict": """
fromkeys ($type, iterable, value=None, /)
pop ($self, key, default=<unrepresentable>, /)
popitem ($self, /)
setdefault ($self, key, default=None, /)
""",
    "dict_items": """
isdisjoint ($self, object, /)
""",
    "dict_keys": """
isdisjoint ($self, object, /)
""",
    "ellipsis": """
. ()
""",
    "enumerate": """
. (iterable, start=0)
""",
    "filter": """
. (function, iterable, /)
""",
    "float": """
. (x=0, /)
__getformat__ ($type, typestr, /)
hex ($self, /)
""",
    "frozenset": """
. (iterable=(), /)
__contains__ ($self, object, /)
""",
    "function": """
. (code, globals, name=None, argdefs=None, closure=None,
         kwdefaults=None)
""",
    "gc": """
collect ($module, /, generation=2)
disable ($module, /)
enable ($module, /)
freeze ($module, /)
get_count ($module, /)
get_debug ($module, /)
get_freeze_count ($module, /)
get_objects ($module, /, generation=None)
get_referents ($module, /, *objs)
get_referrers ($module, /, *objs)
get_stats ($module, /)
get_threshold ($module, /)
is_finalized ($module, obj, /)
is_tracked ($module, obj, /)
isenabled ($module, /)
set_debug ($module, flags, /)
unfreeze ($module, /)
""",
    "int": """
bit_count ($self, /)
bit_length ($self, /)
from_bytes ($type, /, bytes, byteorder='big', *, signed=False)
to_bytes ($self, /, length=1, byteorder='big', *, signed=False)
""",
    "list": """
. (iterable=(), /)
__getitem__ ($self, index, /)
append ($self, object, /)
count ($self, value, /)
extend ($self, iterable, /)
index ($self, value, start=0, stop=sys.maxsize, /)
insert ($self, index, object, /)
sort ($self, /, *, key=None, reverse=False)
""",
    "map": """
. (function, iterable, /, *iterables, strict=False)
""",
    "mappingproxy": """
. (mapping)
""",
    "math": """
acos ($module, x, /)
acosh ($module, x, /)
asin ($module, x, /)
asinh ($module, x, /)
atan ($module, x, /)
atan2 ($module, y, x, /)
atanh ($module, x, /)
cbrt ($module, x, /)
ceil ($module, x, /)
comb ($module, n, k, /)
copysign ($module, x, y, /)
cos ($module, x, /)
cosh ($module, x, /)
degrees ($module, x, /)
dist ($module, p, q, /)
erf ($module, x, /)
erfc ($module, x, /)
exp ($module, x, /)
exp2 ($module, x, /)
expm1 ($module, x, /)
fabs ($module, x, /)
factorial ($module, n, /)
floor ($module, x, /)
fma ($module, x, y, z, /)
fmod ($module, x, y, /)
frexp ($module, x, /)
fsum ($module, seq, /)
gamma ($module, x, /)
gcd ($module, /, *integers)
hypot ($module, /, *coordinates)
isclose ($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)
isfinite ($module, x, /)
isinf ($module, x, /)
isnan ($module, x, /)
isqrt ($module, n, /)
lcm ($module, /, *integers)
ldexp ($module, x, i, /)
lgamma ($module, x, /)
log10 ($module, x, /)
log1p ($module, x, /)
log2 ($module, x, /)
modf ($module, x, /)
nextafter ($module, x, y, /, *, steps=None)
perm ($module, n, k=None, /)
pow ($module, x, y, /)
prod ($module, iterable, /, *, start=1)
radians ($module, x, /)
remainder ($module, x, y, /)
sin ($module, x, /)
sinh ($module, x, /)
sqrt ($module, x, /)
sumprod ($module, p, q, /)
tan ($module, x, /)
tanh ($module, x, /)
trunc ($module, x, /)
ulp ($module, x, /)
""",
    "memoryview": """
. (object)
__enter__ ($self, /)
__exit__ ($self, /, *exc_info)
_from_flags ($type, /, object, flags)
cast ($self, /, format, shape=<unrepresentable>)
count ($self, value, /)
index ($self, value, start=0, stop=sys.maxsize, /)
release ($self, /)
tobytes ($self, /, order='C')
tolist ($self, /)
toreadonly ($self, /)
""",
    "method": """
. (function, instance, /)
""",
    "module": """
. (name, doc=None)
""",
    "object": """
. ()
__init_subclass__ ($type, /)
__reduce_ex__ ($self, protocol, /)
__subclasshook__ ($type, object, /)
""",
    "property": """
. (fget=None, fset=None, fdel=None, doc=None)
__set_name__ ($self, owner, name, /)
deleter ($self, object, /)
getter ($self, object, /)
setter ($self, object, /)
""",
    "range": """
count ($self, object, /)
index ($self, object, /)
""",
    "reversed": """
. (sequence, /)
""",
    "set": """
. (iterable=(), /)
__contains__ ($self, object, /)
add ($self, object, /)
difference_update ($self, /, *others)
discard ($self, object, /)
intersection_update ($self, /, *others)
pop ($self, /)
remove ($self, object, /)
symmetric_difference_update ($self, other, /)
update ($self, /, *others)
""",
    "slice": """
indices ($self, object, /)
""",
    "staticmethod": """
. (function, /)
""",
    "str": """
casefold ($self, /)
center ($self, width, fillchar=' ', /)
encode ($self, /, encoding='utf-8', errors='strict')
format ($self, /, *args, **kwargs)
format_map ($self, mapping, /)
isdecimal ($self, /)
isidentifier ($self, /)
isnumeric ($self, /)
isprintable ($self, /)
join ($self, iterable, /)
ljust ($self, width, fillchar=' ', /)
lstrip ($self, chars=None, /)
replace ($self, old, new, /, count=-1)
rjust ($self, width, fillchar=' ', /)
rstrip ($self, chars=None, /)
strip ($self, chars=None, /)
translate ($self, table, /)
""",
    "sys": """
__breakpointhook__ ($module, /, *args, **kwargs)
__displayhook__ ($module, object, /)
__excepthook__ ($module, exctype, value, traceback, /)
__unraisablehook__ ($module, unraisable, /)
_baserepl ($module, /)
_clear_internal_caches ($module, /)
_clear_type_cache ($module, /)
_clear_type_descriptors ($module, type, /)
_current_exceptions ($module, /)
_current_frames ($module, /)
_debugmallocstats ($module, /)
_dump_tracelets ($module, /, outpath)
_get_cpu_count_config ($module, /)
_getframe ($module, depth=0, /)
_getframemodulename ($module, /, depth=0)
_is_gil_enabled ($module, /)
_is_immortal ($module, op, /)
_is_interned ($module, string, /)
_setprofileallthreads ($module, function, /)
_settraceallthreads ($module, function, /)
activate_stack_trampoline ($module, backend, /)
addaudithook ($module, /, hook)
audit ($module, event, /, *args)
breakpointhook ($module, /, *args, **kwargs)
call_tracing ($module, func, args, /)
deactivate_stack_trampoline ($module, /)
displayhook ($module, object, /)
exc_info ($module, /)
excepthook ($module, exctype, value, traceback, /)
exception ($module, /)
exit ($module, status=None, /)
get_asyncgen_hooks ($module, /)
get_coroutine_origin_tracking_depth ($module, /)
get_int_max_str_digits ($module, /)
getallocatedblocks ($module, /)
getdefaultencoding ($module, /)
getdlopenflags ($module, /)
getfilesystemencodeerrors ($module, /)
getfilesystemencoding ($module, /)
getprofile ($module, /)
getrecursionlimit ($module, /)
getrefcount ($module, object, /)
getswitchinterval ($module, /)
gettrace ($module, /)
getunicodeinternedsize ($module, /, *, _only_immortal=False)
intern ($module, string, /)
is_finalizing ($module, /)
is_remote_debug_enabled ($module, /)
is_stack_trampoline_active ($module, /)
remote_exec ($module, /, pid, script)
set_coroutine_origin_tracking_depth ($module, /, depth)
set_int_max_str_digits ($module, /, maxdigits)
setdlopenflags ($module, flags, /)
setprofile ($module, function, /)
setrecursionlimit ($module, limit, /)
setswitchinterval ($module, interval, /)
settrace ($module, function, /)
unraisablehook ($module, unraisable, /)
""",
    "time": """
clock_gettime ($module, clk_id, /)
clock_gettime_ns ($module, clk_id, /)
mktime ($self, object, /)
monotonic ($self, /)
monotonic_ns ($self, /)
perf_counter ($self, /)
perf_counter_ns ($self, /)
process_time ($self, /)
process_time_ns ($self, /)
sleep ($self, object, /)
thread_time ($self, /)
thread_time_ns ($self, /)
time ($self, /)
time_ns ($self, /)
tzset ($self, /)
""",
    "traceback": """
. (tb_next, tb_frame, tb_lasti, tb_lineno)
""",
    "tuple": """
. (iterable=(), /)
count ($self, value, /)
index ($self, value, start=0, stop=sys.maxsize, /)
""",
    "type": """
__instancecheck__ ($self, instance, /)
__prepare__ ($cls, name, bases, /, **kwds)
__subclasscheck__ ($self, subclass, /)
__subclasses__ ($self, /)
mro ($self, /)
""",
    "zip": """
. (*iterables, strict=False)
""",
}
_NONE = {
}
