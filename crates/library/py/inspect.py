"""What can be read from living objects."""

import builtins as _builtins
import sys
import types

import _source
from _signature import BoundArguments, Parameter, Signature, _empty, _ParameterKind, formatannotation, signature

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32
CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR, CO_HAS_DOCSTRING, CO_METHOD = 128, 256, 512, 0x4000000, 0x8000000
GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"


def ismodule(object):
    """Whether this is a module."""
    return isinstance(object, type(sys))


def isclass(object):
    """Whether this is a class."""
    return isinstance(object, type)


def ismethod(object):
    """Whether this is a method bound to an object."""
    return isinstance(object, types.MethodType)


def isfunction(object):
    """Whether this is a Python function."""
    return isinstance(object, types.FunctionType)


def isbuiltin(object):
    """Whether this is a function of the machine."""
    return isinstance(object, types.BuiltinFunctionType)


def isframe(object):
    """Whether this is a frame."""
    return isinstance(object, types.FrameType)


def istraceback(object):
    """Whether this is a traceback."""
    return isinstance(object, types.TracebackType)


def iscode(object):
    """Whether this is code."""
    return isinstance(object, types.CodeType)


def isgenerator(object):
    """Whether this is a generator."""
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    """Whether this is a coroutine."""
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    """Whether this is an asynchronous generator."""
    return hasattr(object, "ag_frame") and not isinstance(object, type)


def isawaitable(object):
    """Whether it can be awaited."""
    return iscoroutine(object) or hasattr(type(object), "__await__") and not isgenerator(object)


def _has_flag(function, flag):
    while ismethod(function):
        function = function.__func__
    while hasattr(function, "func") and type(function).__name__ == "partial":
        function = function.func
    return isfunction(function) and bool(function.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    """Whether calling it makes a generator."""
    return _has_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    """Whether calling it makes a coroutine."""
    return _has_flag(obj, CO_COROUTINE)


def isasyncgenfunction(obj):
    """Whether calling it makes an asynchronous generator."""
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def ismethoddescriptor(object):
    """Whether it becomes a method, other than functions do."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    if kind.__name__ in ("method_descriptor", "wrapper_descriptor", "classmethod_descriptor"):
        return True
    return hasattr(kind, "__get__") and not hasattr(kind, "__set__") and not hasattr(kind, "__delete__")


def isdatadescriptor(object):
    """Whether it decides what an attribute is."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    if isinstance(object, property) or isgetsetdescriptor(object) or ismemberdescriptor(object):
        return True
    return hasattr(type(object), "__set__") or hasattr(type(object), "__delete__")


def isgetsetdescriptor(object):
    """Whether this is a computed attribute of a builtin class."""
    return type(object).__name__ == "getset_descriptor"


def ismemberdescriptor(object):
    """Whether this is a stored attribute of a builtin class or of __slots__."""
    return type(object).__name__ == "member_descriptor"


def isroutine(object):
    """Whether this is any kind of function or method."""
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)


def isabstract(object):
    """Whether this is a class with something still to be written."""
    return isclass(object) and bool(getattr(object, "__abstractmethods__", None))


def getmembers(object, predicate=None):
    """Names and values of all attributes."""
    found = []
    for name in sorted(dir(object)):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return found


def getmembers_static(object, predicate=None):
    """The same without running any code of the program."""
    found = []
    for name in sorted(dir(object)):
        value = getattr_static(object, name, _missing)
        if value is not _missing and (predicate is None or predicate(value)):
            found.append((name, value))
    return found


_missing = _builtins.object()


def getattr_static(obj, attr, default=_missing):
    """An attribute as it is stored: no descriptor, no __getattr__ is asked."""
    kind = obj if isclass(obj) else type(obj)
    of_class = _missing
    for base in kind.__mro__:
        if attr in base.__dict__:
            of_class = base.__dict__[attr]
            break
    if not isclass(obj):
        own = getattr(obj, "__dict__", {})
        data = of_class is not _missing and hasattr(type(of_class), "__set__")
        if attr in own and not data:
            return own[attr]
    if of_class is not _missing:
        return of_class
    if isclass(obj):
        for base in type(obj).__mro__:
            if attr in base.__dict__:
                return base.__dict__[attr]
    if default is not _missing:
        return default
    raise AttributeError(attr)


def getmro(cls):
    """The classes in which attributes are looked for."""
    return cls.__mro__


def unwrap(func, *, stop=None):
    """The function below decorators."""
    seen = {id(func)}
    first = func
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError(f"wrapper loop when unwrapping {first!r}")
        seen.add(id(func))
    return func


def cleandoc(doc):
    """A docstring without its indentation."""
    lines = doc.expandtabs().split("\n")
    margins = [len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.lstrip(" ")]
    margin = min(margins, default=0)
    lines = [lines[0].lstrip(" "), *[line[margin:] for line in lines[1:]]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    """The docstring, of a base class when there is none of its own."""
    doc = getattr(object, "__doc__", None)
    if doc is None and isclass(object):
        doc = next((base.__dict__["__doc__"] for base in object.__mro__[:-1] if base.__dict__.get("__doc__")), None)
    return cleandoc(doc) if isinstance(doc, str) else None


def _code_of(object):
    if ismethod(object):
        object = object.__func__
    object = unwrap(object) if isfunction(object) else object
    for name in "__code__", "tb_frame", "f_code":
        object = getattr(object, name, object)
    return object


def getfile(object):
    """The name of the text that defines it."""
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError(f"{object!r} is a built-in module")
    if isclass(object):
        module = sys.modules.get(object.__module__)
        if getattr(module, "__file__", None):
            return module.__file__
        if object.__module__ == "__main__":
            raise OSError("source code not available")
        raise TypeError(f"{object!r} is a built-in class")
    code = _code_of(object)
    if iscode(code):
        return code.co_filename
    raise TypeError(
        "module, class, method, function, traceback, frame, or code object was expected, got " + type(object).__name__
    )


getsourcefile = getfile


def getmodule(object, _filename=None):
    """The module that defines it."""
    if ismodule(object):
        return object
    name = getattr(object, "__module__", None)
    return sys.modules.get(name) if name is not None else sys.modules.get("__main__")


def findsource(object):
    """All lines of its text, and where it begins."""
    text = _source.text(getfile(object))
    if text is None:
        raise OSError("could not get source code")
    lines = text.splitlines(True)
    if ismodule(object):
        return lines, 0
    if isclass(object):
        return lines, object.__dict__["__firstlineno__"] - 1
    code = _code_of(object)
    return lines, max(code.co_firstlineno - 1, 0)


def getblock(lines):
    """The lines of the block at the beginning of these."""
    first = lines[0]
    margin = len(first) - len(first.lstrip())
    end, depth, header, quote = 0, 0, True, None
    for end, line in enumerate(lines):
        bare = line.strip()
        inside = quote is not None or depth > 0
        if not inside and not header and bare and not bare.startswith("#") and len(line) - len(line.lstrip()) <= margin:
            break
        at = 0
        while at < len(line):
            c = line[at]
            if quote is not None:
                if c == "\\":
                    at += 1
                elif line.startswith(quote, at):
                    at += len(quote) - 1
                    quote = None
            elif c == "#":
                break
            elif c in "'\"":
                quote = c * 3 if line.startswith(c * 3, at) else c
                at += len(quote) - 1
            elif c in "([{":
                depth += 1
            elif c in ")]}":
                depth -= 1
            at += 1
        if header and not depth and quote is None and bare and not bare.startswith("@"):
            header = False
            if not bare.split("#")[0].rstrip().endswith(":"):
                end += 1
                break
    else:
        end = len(lines)
    block = lines[:end]
    while block and (not block[-1].strip() or block[-1].lstrip().startswith("#")):
        block.pop()
    return block


def getsourcelines(object):
    """The lines that define it, and the number of the first."""
    object = unwrap(object) if isfunction(object) else object
    lines, start = findsource(object)
    if istraceback(object) or isframe(object):
        object = _code_of(object)
    if ismodule(object) or iscode(object) and object.co_name == "<module>":
        return lines, 0
    return getblock(lines[start:]), start + 1


def getsource(object):
    """The text that defines it."""
    return "".join(getsourcelines(object)[0])


def getcomments(object):
    """The comment above it."""
    lines, start = findsource(object)
    first = start
    while first and lines[first - 1].lstrip().startswith("#"):
        first -= 1
    return "".join([line.lstrip() for line in lines[first:start]]) or None


def currentframe():
    """The frame of who asks."""
    return sys._getframe(1)


class FrameInfo(tuple):
    """A frame and its place in the text."""

    frame, filename = property(lambda self: self[0]), property(lambda self: self[1])
    lineno, function = property(lambda self: self[2]), property(lambda self: self[3])
    code_context, index = property(lambda self: self[4]), property(lambda self: self[5])

    def __repr__(self):
        names = "frame", "filename", "lineno", "function", "code_context", "index"
        return f"{type(self).__name__}({', '.join([f'{name}={value!r}' for name, value in zip(names, self)])})"


class Traceback(tuple):
    """A place in the text."""

    filename, lineno = property(lambda self: self[0]), property(lambda self: self[1])
    function, code_context = property(lambda self: self[2]), property(lambda self: self[3])
    index = property(lambda self: self[4])


def getframeinfo(frame, context=1):
    """Where a frame or a traceback's entry is."""
    if istraceback(frame):
        lineno, frame = frame.tb_lineno, frame.tb_frame
    else:
        lineno = frame.f_lineno
    text = _source.text(frame.f_code.co_filename) if context > 0 else None
    lines = index = None
    if text is not None:
        every = text.splitlines(True)
        start = max(0, min(lineno - 1 - context // 2, len(every) - context))
        lines, index = every[start : start + context], lineno - 1 - start
    return Traceback((frame.f_code.co_filename, lineno, frame.f_code.co_name, lines, index))


def getouterframes(frame, context=1):
    """A frame and those that called it."""
    found = []
    while frame:
        found.append(FrameInfo((frame, *getframeinfo(frame, context))))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    """The frames of a traceback."""
    found = []
    while tb:
        found.append(FrameInfo((tb.tb_frame, *getframeinfo(tb, context))))
        tb = tb.tb_next
    return found


def stack(context=1):
    """The frames from here outwards."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """The frames between here and where the exception being handled was raised."""
    exc = sys.exception()
    return getinnerframes(None if exc is None else exc.__traceback__, context)


def _state(object, prefix, states):
    if getattr(object, prefix + "_running"):
        return states[1]
    if getattr(object, prefix + "_suspended"):
        return states[2]
    return states[3] if getattr(object, prefix + "_frame") is None else states[0]


def getgeneratorstate(generator):
    """Where a generator is in its life."""
    return _state(generator, "gi", (GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED))


def getcoroutinestate(coroutine):
    """Where a coroutine is in its life."""
    return _state(coroutine, "cr", (CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED))


def getgeneratorlocals(generator):
    """The locals of a generator."""
    if not isgenerator(generator):
        raise TypeError(f"{generator!r} is not a Python generator")
    return {} if generator.gi_frame is None else generator.gi_frame.f_locals


def getcoroutinelocals(coroutine):
    """The locals of a coroutine."""
    return {} if coroutine.cr_frame is None else coroutine.cr_frame.f_locals


from _inspect_more import (  # noqa: E402
    ArgInfo, ClosureVars, FullArgSpec, classify_class_attrs, get_annotations, getargvalues, getcallargs, getclasstree,
    getclosurevars, getfullargspec,
)  # fmt: skip

__all__ = [name for name in globals() if not name.startswith("_") and name not in ("sys", "types")]
