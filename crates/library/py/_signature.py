"""Signatures: what inspect says of parameters."""

__all__ = ["Signature", "Parameter", "BoundArguments", "signature"]


class _empty:
    """Marks what is not there."""

    __module__ = "inspect"


class _ParameterKind(int):
    __module__ = "inspect"
    name = property(lambda self: _KINDS[self][0])
    value = property(int)
    description = property(lambda self: _KINDS[self][1])

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"

    def __str__(self):
        return self.name


_KINDS = (
    ("POSITIONAL_ONLY", "positional-only"), ("POSITIONAL_OR_KEYWORD", "positional or keyword"),
    ("VAR_POSITIONAL", "variadic positional"), ("KEYWORD_ONLY", "keyword-only"), ("VAR_KEYWORD", "variadic keyword"),
)  # fmt: skip
_ONLY, _EITHER, _ARGS, _KEYWORD, _KWARGS = [_ParameterKind(value) for value in range(5)]


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    """An annotation as it stands in a signature."""
    if isinstance(annotation, str) and not quote_annotation_strings:
        return annotation
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, type) and not hasattr(annotation, "__origin__"):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


class Parameter:
    """One parameter."""

    __module__ = "inspect"
    __slots__ = ("_name", "_kind", "_default", "_annotation")
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = (
        _ONLY, _EITHER, _ARGS, _KEYWORD, _KWARGS,
    )  # fmt: skip
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if kind not in (0, 1, 2, 3, 4):
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        kind = _ParameterKind(kind)
        if default is not _empty and kind in (_ARGS, _KWARGS):
            raise ValueError(f"{kind.description} parameters cannot have default values")
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if not name.isidentifier() and not name.startswith("."):
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name, self._kind, self._default, self._annotation = name, kind, default, annotation

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def replace(self, *, name=_empty, kind=_empty, annotation=_empty, default=_empty):
        """With other attributes."""
        return type(self)(
            self._name if name is _empty else name,
            self._kind if kind is _empty else kind,
            default=self._default if default is _empty else default,
            annotation=self._annotation if annotation is _empty else annotation,
        )

    __replace__ = replace

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text += ": " + formatannotation(self._annotation)
        if self._default is not _empty:
            text += (" = " if self._annotation is not _empty else "=") + repr(self._default)
        return {_ARGS: "*", _KWARGS: "**"}.get(self._kind, "") + text

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def _key(self):
        return self._name, int(self._kind), self._default, self._annotation

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, Parameter) else NotImplemented

    def __hash__(self):
        return hash((self._name, int(self._kind), self._annotation, self._default))


class BoundArguments:
    """Arguments with the parameters they are for."""

    __module__ = "inspect"
    __slots__ = ("arguments", "_signature", "__weakref__")

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    signature = property(lambda self: self._signature)

    @property
    def args(self):
        """What is given by place."""
        found = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_KEYWORD, _KWARGS) or name not in self.arguments:
                break
            value = self.arguments[name]
            if parameter.kind == _ARGS:
                found.extend(value)
            else:
                found.append(value)
        return tuple(found)

    @property
    def kwargs(self):
        """What is given by name."""
        found, by_name = {}, False
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_KEYWORD, _KWARGS):
                by_name = True
            elif name not in self.arguments:
                by_name = True
                continue
            if by_name and name in self.arguments:
                if parameter.kind == _KWARGS:
                    found.update(self.arguments[name])
                else:
                    found[name] = self.arguments[name]
        return found

    def apply_defaults(self):
        """Put in what was not given."""
        found = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                found[name] = self.arguments[name]
            elif parameter.default is not _empty:
                found[name] = parameter.default
            elif parameter.kind in (_ARGS, _KWARGS):
                found[name] = () if parameter.kind == _ARGS else {}
        self.arguments = found

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __repr__(self):
        inside = ", ".join([f"{name}={value!r}" for name, value in self.arguments.items()])
        return f"<{self.__class__.__name__} ({inside})>"


class Signature:
    """The parameters of a callable, and what it returns."""

    __module__ = "inspect"
    __slots__ = ("_return_annotation", "_parameters")
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        found, last, defaults = {}, _ONLY, False
        for one in parameters or ():
            if one.kind < last:
                raise ValueError(
                    f"wrong parameter order: {last.description} parameter before {one.kind.description} parameter"
                )
            last = one.kind
            if one.kind in (_ONLY, _EITHER):
                if one.default is not _empty:
                    defaults = True
                elif defaults:
                    raise ValueError("non-default argument follows default argument")
            if one.name in found:
                raise ValueError(f"duplicate parameter name: {one.name!r}")
            found[one.name] = one
        self._parameters = type(int.__dict__)(found)
        self._return_annotation = return_annotation

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, **kwargs):
        """Of a callable."""
        return _of(obj, follow_wrapped, cls)

    def replace(self, *, parameters=_empty, return_annotation=_empty):
        """With other attributes."""
        return type(self)(
            self._parameters.values() if parameters is _empty else parameters,
            return_annotation=self._return_annotation if return_annotation is _empty else return_annotation,
        )

    __replace__ = replace

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return (list(self._parameters.values()), self._return_annotation) == (
            list(other._parameters.values()), other._return_annotation,
        )  # fmt: skip

    def __hash__(self):
        return hash((tuple(self._parameters.values()), self._return_annotation))

    def _bind(self, args, kwargs, partial):
        arguments, args, extra = {}, list(args), dict(kwargs)
        for name, one in self._parameters.items():
            if one.kind == _ARGS:
                if args:
                    arguments[name], args = tuple(args), []
            elif one.kind == _KWARGS:
                continue
            elif one.kind != _KEYWORD and args:
                if name in extra and one.kind != _ONLY:
                    raise TypeError(f"multiple values for argument {name!r}")
                arguments[name] = args.pop(0)
            elif one.kind != _ONLY and name in extra:
                arguments[name] = extra.pop(name)
            elif one.default is _empty and not partial:
                if args:
                    break
                kind = " positional-only" if one.kind == _ONLY and name in extra else ""
                raise TypeError(f"missing a required{kind} argument: {name!r}")
        if args:
            raise TypeError("too many positional arguments")
        rest = [name for name, one in self._parameters.items() if one.kind == _KWARGS]
        if extra and rest:
            arguments[rest[0]] = extra
        elif extra:
            raise TypeError(f"got an unexpected keyword argument {next(iter(extra))!r}")
        order = {name: arguments[name] for name in self._parameters if name in arguments}
        return BoundArguments(self, order)

    def bind(self, /, *args, **kwargs):
        """Arguments with their parameters."""
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        """The same when not all are given."""
        return self._bind(args, kwargs, True)

    def format(self, *, max_width=None, quote_annotation_strings=True):
        """As it stands in a definition."""
        parts, only, star = [], False, False
        for one in self._parameters.values():
            if one.kind == _ONLY:
                only = True
            elif only:
                parts.append("/")
                only = False
            if one.kind == _ARGS:
                star = True
            elif one.kind == _KEYWORD and not star:
                parts.append("*")
                star = True
            parts.append(str(one))
        if only:
            parts.append("/")
        text = f"({', '.join(parts)})"
        if max_width is not None and len(text) > max_width:
            text = "(\n    " + ",\n    ".join(parts) + "\n)"
        if self._return_annotation is not _empty:
            text += " -> " + formatannotation(self._return_annotation)
        return text

    def __str__(self):
        return self.format()

    def __repr__(self):
        return f"<{self.__class__.__name__} {self}>"


def _of_function(function, cls):
    code = function.__code__
    names, count, only = code.co_varnames, code.co_argcount, code.co_posonlyargcount
    annotations, defaults = function.__annotations__, function.__defaults__ or ()
    by_name, flags = function.__kwdefaults__ or {}, code.co_flags
    parameters = []

    def add(name, kind, default=_empty):
        # The parameter of what computes a type parameter's bound.
        name = "format" if name == ".format" else name
        parameters.append(Parameter(name, kind, default=default, annotation=annotations.get(name, _empty)))

    first = count - len(defaults)
    for at, name in enumerate(names[:count]):
        add(name, _ONLY if at < only else _EITHER, defaults[at - first] if at >= first else _empty)
    end = count + code.co_kwonlyargcount
    if flags & 4:
        add(names[end], _ARGS)
    for name in names[count:end]:
        add(name, _KEYWORD, by_name.get(name, _empty))
    if flags & 8:
        add(names[end + (1 if flags & 4 else 0)], _KWARGS)
    return cls(parameters, return_annotation=annotations.get("return", _empty))


def _without_first(found):
    parameters = list(found.parameters.values())
    if not parameters or parameters[0].kind in (_KEYWORD, _KWARGS):
        raise ValueError("invalid method signature")
    if parameters[0].kind != _ARGS:
        parameters = parameters[1:]
    return found.replace(parameters=parameters)


def _of_partial(partial, cls):
    found = _of(partial.func, True, cls)
    given = found.bind_partial(*partial.args, **partial.keywords).arguments
    parameters, by_name = [], False
    for name, one in found.parameters.items():
        if name in given and one.kind not in (_ARGS, _KWARGS):
            if name not in partial.keywords:
                continue
            by_name = True
            one = one.replace(default=given[name], kind=_KEYWORD)
        elif by_name and one.kind == _EITHER:
            one = one.replace(kind=_KEYWORD)
        elif by_name and one.kind == _ARGS:
            continue
        parameters.append(one)
    return found.replace(parameters=parameters)


def _of(obj, follow, cls):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if hasattr(obj, "__func__") and hasattr(obj, "__self__"):
        return _without_first(_of(obj.__func__, follow, cls))
    if follow and not isinstance(obj, type):
        while hasattr(obj, "__wrapped__"):
            if hasattr(obj, "__signature__"):
                break
            obj = obj.__wrapped__
    given = getattr(obj, "__signature__", None)
    if isinstance(given, Signature):
        return given
    if hasattr(obj, "__code__") and hasattr(obj, "__kwdefaults__"):
        return _of_function(obj, cls)
    if hasattr(obj, "func") and hasattr(obj, "keywords") and type(obj).__name__ == "partial":
        return _of_partial(obj, cls)
    if isinstance(obj, type):
        return _of_class(obj, follow, cls)
    call = getattr(type(obj), "__call__", None)
    if hasattr(call, "__code__"):
        return _without_first(_of(call, follow, cls))
    raise ValueError(f"no signature found for builtin {obj!r}")


def _of_class(obj, follow, cls):
    call = getattr(type(obj), "__call__", None)
    if hasattr(call, "__code__"):
        return _without_first(_of(call, follow, cls))
    for base in obj.__mro__:
        for name in "__new__", "__init__":
            method = base.__dict__.get(name)
            method = getattr(method, "__func__", method)
            if hasattr(method, "__code__"):
                return _without_first(_of(method, follow, cls))
    if obj.__mro__[1:] and all([base.__module__ != "builtins" for base in obj.__mro__[:-1]]):
        return cls([])
    raise ValueError(f"no signature found for builtin type {obj!r}")


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=None):
    """The signature of a callable."""
    return _of(obj, follow_wrapped, Signature)


signature.__module__ = formatannotation.__module__ = "inspect"
