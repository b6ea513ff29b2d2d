"""Seldom asked parts of inspect."""

import builtins

from _signature import Parameter, signature


def _record(name, *fields):
    def made(cls, *values):
        return tuple.__new__(cls, values)

    def shown(self):
        return f"{name}({', '.join([f'{field}={value!r}' for field, value in zip(fields, self)])})"

    body = {"__new__": made, "__repr__": shown, "_fields": fields, "__module__": "inspect"}
    for place, field in enumerate(fields):
        body[field] = property(lambda self, place=place: self[place])
    return type(name, (tuple,), body)


FullArgSpec = _record(
    "FullArgSpec", "args", "varargs", "varkw", "defaults", "kwonlyargs", "kwonlydefaults", "annotations"
)
ArgInfo = _record("ArgInfo", "args", "varargs", "keywords", "locals")
ClosureVars = _record("ClosureVars", "nonlocals", "globals", "builtins", "unbound")
Attribute = _record("Attribute", "name", "kind", "defining_class", "object")


def getfullargspec(func):
    """Names and defaults of parameters."""
    try:
        found = signature(func, follow_wrapped=False)
    except Exception as error:
        raise TypeError("unsupported callable") from error
    args, varargs, varkw, defaults, kwonly, kwdefaults, annotations = [], None, None, (), [], {}, {}
    if found.return_annotation is not found.empty:
        annotations["return"] = found.return_annotation
    if hasattr(func, "__self__") and hasattr(func, "__func__"):
        args.append(func.__func__.__code__.co_varnames[0])
    for name, one in found.parameters.items():
        if one.kind in (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD):
            args.append(name)
            if one.default is not one.empty:
                defaults += (one.default,)
        elif one.kind == Parameter.VAR_POSITIONAL:
            varargs = name
        elif one.kind == Parameter.KEYWORD_ONLY:
            kwonly.append(name)
            if one.default is not one.empty:
                kwdefaults[name] = one.default
        else:
            varkw = name
        if one.annotation is not one.empty:
            annotations[name] = one.annotation
    return FullArgSpec(args, varargs, varkw, defaults or None, kwonly, kwdefaults or None, annotations)


def getcallargs(func, /, *positional, **named):
    """Which parameter gets which argument."""
    bound = signature(func).bind(*positional, **named)
    bound.apply_defaults()
    return bound.arguments


def getargvalues(frame):
    """The arguments of a frame."""
    code = frame.f_code
    count = code.co_argcount + code.co_kwonlyargcount
    names, flags = code.co_varnames, code.co_flags
    varargs = names[count] if flags & 4 else None
    keywords = names[count + bool(flags & 4)] if flags & 8 else None
    return ArgInfo(list(names[:count]), varargs, keywords, frame.f_locals)


def getclosurevars(func):
    """What the names of a function that are not its own stand for."""
    func = getattr(func, "__func__", func)
    code = func.__code__
    cells = zip(code.co_freevars, func.__closure__ or ())
    nonlocals = {name: cell.cell_contents for name, cell in cells}
    found, builtin, unbound = {}, {}, set()
    for name in code.co_names:
        if name in func.__globals__:
            found[name] = func.__globals__[name]
        elif hasattr(builtins, name):
            builtin[name] = getattr(builtins, name)
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, found, builtin, unbound)


def getclasstree(classes, unique=False):
    """Classes below their bases."""
    children, roots = {}, []
    for c in classes:
        for parent in c.__bases__:
            below = children.setdefault(parent, [])
            if c not in below:
                below.append(c)
            if unique and parent in classes:
                break
        if not c.__bases__ and c not in roots:
            roots.append(c)
    roots += [parent for parent in children if parent not in classes and parent not in roots]

    def walk(some, parent):
        result = []
        for c in sorted(some, key=lambda c: (c.__module__, c.__name__)):
            result.append((c, c.__bases__))
            if c in children:
                result.append(walk(children[c], c))
        return result

    return walk(roots, None)


def classify_class_attrs(cls):
    """What kind of attributes a class has, and where they come from."""
    found = []
    for name in dir(cls):
        for base in cls.__mro__:
            if name not in base.__dict__:
                continue
            value = base.__dict__[name]
            if isinstance(value, staticmethod) or name == "__new__":
                kind = "static method"
            elif isinstance(value, classmethod) or type(value).__name__ == "classmethod_descriptor":
                kind = "class method"
            elif isinstance(value, property):
                kind = "property"
            else:
                kind = "method" if callable(value) and not isinstance(value, type) else "data"
            found.append(Attribute(name, kind, base, value))
            break
    return found


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=1):
    """The annotations of a class, function or module."""
    if isinstance(obj, type):
        own = obj.__dict__
        places = "__annotate_func__", "__annotations__", "__annotations_cache__"
        found = obj.__annotations__ if any([place in own for place in places]) else {}
    else:
        found = getattr(obj, "__annotations__", None)
        if found is None:
            raise TypeError(f"{obj!r} does not have annotations")
    if eval_str:
        names = getattr(obj, "__globals__", {}) if globals is None else globals
        return {name: eval(value, names, locals) if isinstance(value, str) else value for name, value in found.items()}
    return dict(found)
