"""Dumps what CPython compiles a program to, in the form that tests/dump/mod.rs gives to ours."""
import dis
import inspect
import struct
import sys

SKIPPED = {"NOP", "NOT_TAKEN", "CACHE", "EXTENDED_ARG"}
LOCAL = {
    "LOAD_FAST", "LOAD_FAST_BORROW", "LOAD_FAST_CHECK", "LOAD_FAST_AND_CLEAR", "STORE_FAST", "DELETE_FAST",
    "MAKE_CELL", "LOAD_DEREF", "STORE_DEREF", "DELETE_DEREF", "LOAD_FROM_DICT_OR_DEREF",
}
PAIRS = {"LOAD_FAST_LOAD_FAST", "LOAD_FAST_BORROW_LOAD_FAST_BORROW", "STORE_FAST_LOAD_FAST", "STORE_FAST_STORE_FAST"}
NAME_SHIFT = {
    "LOAD_GLOBAL": 1, "LOAD_ATTR": 1, "LOAD_SUPER_ATTR": 2, "LOAD_NAME": 0, "STORE_NAME": 0, "DELETE_NAME": 0,
    "STORE_GLOBAL": 0, "DELETE_GLOBAL": 0, "STORE_ATTR": 0, "DELETE_ATTR": 0, "LOAD_FROM_DICT_OR_GLOBALS": 0,
    "IMPORT_NAME": 0, "IMPORT_FROM": 0,
}


def text(s):
    out = []
    for c in s:
        out.append(c if " " <= c <= "~" and c not in '"\\' else "\\u{%x}" % ord(c))
    return '"' + "".join(out) + '"'


def bits(f):
    return struct.pack(">d", f).hex()


def const(c):
    if c is None or c is True or c is False:
        return str(c)
    if c is ...:
        return "..."
    kind = type(c)
    if kind is int:
        return hex(c)
    if kind is float:
        return "float:" + bits(c)
    if kind is complex:
        return "complex:" + bits(c.real) + ":" + bits(c.imag)
    if kind is str:
        return text(c)
    if kind is bytes:
        return "bytes:" + c.hex()
    if kind is tuple:
        return "(" + ", ".join(map(const, c)) + ")"
    if kind is frozenset:
        return "{" + ", ".join(sorted(map(const, c))) + "}"
    if kind is slice:
        return "slice(%s, %s, %s)" % (const(c.start), const(c.stop), const(c.step))
    return "<code %s>" % c.co_qualname


def operand(co, i, index_of):
    name, arg = i.opname, i.arg
    if arg is None:
        return ""
    if name == "LOAD_CONST":
        return const(co.co_consts[arg])
    if name in LOCAL:
        return co._varname_from_oparg(arg)
    if name in PAIRS:
        return co._varname_from_oparg(arg >> 4) + " " + co._varname_from_oparg(arg & 15)
    if name in NAME_SHIFT:
        shift = NAME_SHIFT[name]
        low = arg & ((1 << shift) - 1)
        return co.co_names[arg >> shift] + (" %d" % low if low else "")
    if name == "COMPARE_OP":
        return "%d%s" % (arg >> 5, " bool" if arg & 16 else "")
    if name == "RESUME":
        return str(arg & 3)
    if name == "LOAD_SMALL_INT":
        return hex(arg)
    if name == "END_ASYNC_FOR":
        return ""
    if i.jump_target is not None:
        return "-> %d" % index_of(i.jump_target)
    return str(arg) if arg else ""


def dump(co, out):
    every = [i for i in dis.get_instructions(co) if i.opname != "EXTENDED_ARG"]
    kept = [i for i in every if i.opname not in SKIPPED]
    # A jump may go to the EXTENDED_ARG before an instruction.
    offsets = [i.start_offset for i in kept]

    def index_of(offset):
        return next((n for n, o in enumerate(offsets) if o >= offset), len(offsets))

    flags = [
        name for name, bit in (
            ("function", inspect.CO_OPTIMIZED), ("varargs", inspect.CO_VARARGS), ("varkeywords", inspect.CO_VARKEYWORDS),
            ("nested", inspect.CO_NESTED), ("generator", inspect.CO_GENERATOR), ("coroutine", inspect.CO_COROUTINE),
            ("async_generator", inspect.CO_ASYNC_GENERATOR), ("method", inspect.CO_METHOD),
            ("docstring", inspect.CO_HAS_DOCSTRING),
        ) if co.co_flags & bit
    ]
    out.append("code %s (%s) line %d" % (co.co_qualname, co.co_name, co.co_firstlineno))
    out.append("  args %d %d %d flags %s stack %d" % (
        co.co_argcount, co.co_posonlyargcount, co.co_kwonlyargcount, ",".join(flags), co.co_stacksize))
    plus = []
    for n in range(co.co_nlocals + len(set(co.co_cellvars) - set(co.co_varnames)) + len(co.co_freevars)):
        plus.append(co._varname_from_oparg(n))
    out.append("  locals %d %s cells %s free %s" % (
        co.co_nlocals, " ".join(plus), " ".join(co.co_cellvars), " ".join(co.co_freevars)))
    out.append("  consts " + " ".join(map(const, co.co_consts)))
    out.append("  names " + " ".join(co.co_names))
    for n, i in enumerate(kept):
        p = i.positions
        where = "%s-%s:%s-%s" % tuple(0 if x is None else x for x in (p.lineno, p.end_lineno, p.col_offset, p.end_col_offset))
        out.append(("  %d %s %s" % (n, i.opname, operand(co, i, index_of))).rstrip() + " @" + where)
    handlers = []
    for e in dis._parse_exception_table(co):
        start, end = index_of(e.start), index_of(e.end)
        if start < end:
            entry = [start, end, index_of(e.target), e.depth, " lasti" if e.lasti else ""]
            if handlers and handlers[-1][1] == start and handlers[-1][2:] == entry[2:]:
                handlers[-1][1] = end
            else:
                handlers.append(entry)
    for h in handlers:
        out.append("  handler %d..%d -> %d depth %d%s" % tuple(h))
    for c in co.co_consts:
        if hasattr(c, "co_code"):
            dump(c, out)


def main():
    for source, golden in zip(sys.argv[1::2], sys.argv[2::2]):
        with open(source, encoding="utf-8", errors="replace", newline="") as f:
            text = f.read()
        out = []
        try:
            dump(compile(text, "<file>", "exec", dont_inherit=True), out)
        except SyntaxError as e:
            out.append("%s: %s (line %d)" % (type(e).__name__, e.msg, e.lineno))
        except ValueError as e:
            out.append("ValueError: %s" % e)
        with open(golden, "w", encoding="utf-8", errors="backslashreplace") as f:
            f.write("\n".join(out) + "\n")


main()
