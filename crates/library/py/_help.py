"""help(): what is known of an object, as pydoc prints it."""

import inspect
import types

_RULE = "-" * 70


def help(*request):
    """Print what is known of an object."""
    if not request:
        print("help(object) tells about an object: try help(str), help(len) or help of a class of your own.")
        return
    thing = request[0]
    if isinstance(thing, str):
        import builtins

        thing = getattr(builtins, thing, thing)
    print(_text(thing), end="\n\n")


def _text(thing):
    module = getattr(thing, "__module__", None)
    if isinstance(thing, types.ModuleType):
        names = [name for name in vars(thing) if not name.startswith("_")]
        lines = ["NAME", f"    {thing.__name__}" + (f" - {_first(thing)}" if _doc(thing) else ""), "", "CONTENTS"]
        return f"Help on module {thing.__name__}:\n\n" + "\n".join(lines + [f"    {name}" for name in names])
    if isinstance(thing, type):
        return f"Help on class {thing.__name__} in module {module}:\n\n" + _class(thing)
    if inspect.isroutine(thing):
        kind = "built-in function" if inspect.isbuiltin(thing) else "method" if inspect.ismethod(thing) else "function"
        if inspect.ismethoddescriptor(thing):
            owner = thing.__objclass__
            return f"Help on method_descriptor in {owner.__module__}:\n\n" + _routine(thing, f"{thing.__qualname__}")
        where = f" in module {module}" if module else ""
        if inspect.ismethod(thing):
            owner = thing.__self__ if isinstance(thing.__self__, type) else type(thing.__self__)
            note = f" method of {owner.__module__}.{owner.__name__} instance"
            return f"Help on method {thing.__name__}{where}:\n\n" + _routine(thing, thing.__name__, note)
        return f"Help on {kind} {thing.__name__}{where}:\n\n" + _routine(thing, thing.__name__)
    cls = type(thing)
    return f"Help on {cls.__name__} in module {cls.__module__} object:\n\n" + _class(cls)


def _doc(thing):
    text = inspect.getdoc(thing)
    return text.strip() if text else ""


def _first(thing):
    return _doc(thing).split("\n")[0]


def _indented(text, by):
    return "".join([f"\n{by}{line}".rstrip(" ") for line in text.split("\n")]) if text else ""


def _signature(thing):
    try:
        return str(inspect.signature(thing))
    except (ValueError, TypeError):
        return "(...)"


def _routine(thing, title, note=""):
    return f"{title}{_signature(thing)}{note}{_indented(_doc(thing), '    ')}"


_INHERITED_DOCS = {"__init__": "Initialize self.  See help(type(self)) for accurate signature.", "__repr__": "Return repr(self)."}
_INHERITED_DOCS |= {"__str__": "Return str(self).", "__eq__": "Return self==value.", "__hash__": "Return hash(self)."}
_INHERITED_DOCS |= {"__len__": "Return len(self).", "__iter__": "Implement iter(self).", "__next__": "Implement next(self)."}


def _class(cls):
    bases = [_seen_from(cls, base) for base in cls.__bases__]
    lines = []
    if (arguments := _signature(cls)) not in ("()", "(...)"):
        lines += [cls.__name__ + arguments, ""]
    if _own_doc(cls):
        lines += [*_own_doc(cls).split("\n"), ""]
    order = [base for base in cls.__mro__]
    if len(order) > 2:
        lines += ["Method resolution order:"]
        lines += ["    " + _seen_from(cls, base) for base in order]
        lines += [""]
    seen = set()
    blocks = []
    for base in order:
        if base is object and cls is not object:
            continue
        where = "defined here" if base is cls else f"inherited from {_seen_from(cls, base)}"
        blocks += _sections(base, where, seen)
    for number, block in enumerate(blocks):
        lines += ([_RULE] if number else []) + block
    while lines and not lines[-1]:
        lines.pop()
    head = f"class {cls.__name__}" + (f"({', '.join(bases)})" if bases else "")
    return head + "".join([f"\n |  {line}".rstrip() for line in lines])


def _seen_from(cls, base):
    return base.__name__ if base.__module__ == cls.__module__ else _full(base)


def _own_doc(cls):
    text = vars(cls).get("__doc__") if cls.__module__ != "builtins" else cls.__doc__
    return inspect.cleandoc(text) if text else ""


_HIDDEN = set(
    """__doc__ __module__ __qualname__ __firstlineno__ __static_attributes__ __annotations_cache__ __annotate_func__
    __slots__ __builtins__ __abstractmethods__ _abc_impl""".split()
)


def _sections(base, where, seen):
    kinds = {"Methods": [], "Class methods": [], "Static methods": [], "Readonly properties": [], "Data descriptors": []}
    data = []
    for name, value in sorted(vars(base).items()):
        if name in seen or name in _HIDDEN:
            continue
        seen.add(name)
        if name.startswith("_") and not name.startswith("__"):
            continue
        if isinstance(value, staticmethod):
            kinds["Static methods"].append(_entry(value.__func__, name))
        elif isinstance(value, classmethod):
            kinds["Class methods"].append(_entry(value.__get__(None, base), name))
        elif isinstance(value, property):
            kind = "Readonly properties" if value.fset is None else "Data descriptors"
            kinds[kind].append([name, *[f"    {line}" for line in _doc(value).split("\n") if line], ""])
        elif inspect.isroutine(value):
            kinds["Methods"].append(_entry(value, name))
        elif inspect.isdatadescriptor(value):
            text = {"__dict__": "dictionary for instance variables", "__weakref__": "list of weak references to the object"}
            words = text.get(name) or _doc(value)
            kinds["Data descriptors"].append([name, *([f"    {words}"] if words else []), ""])
        else:
            data.append([f"{name} = {value!r}", ""])
    blocks = [[f"{kind} {where}:", "", *sum(entries, [])] for kind, entries in kinds.items() if entries]
    if data:
        blocks.append([f"Data and other attributes {where}:", "", *sum(data, [])])
    return blocks


def _entry(function, name):
    text = _doc(function) if getattr(function, "__doc__", None) else _INHERITED_DOCS.get(name, "")
    lines = [name + _signature(function)]
    return lines + [f"    {line}".rstrip() for line in text.split("\n") if text] + [""]


def _full(cls):
    return f"{cls.__module__}.{cls.__name__}"
