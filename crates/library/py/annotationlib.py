"""Annotations: their values, their texts, and stand-ins for names that mean nothing yet."""

import sys
import types
from enum import IntEnum

__all__ = [
    "Format", "ForwardRef", "call_annotate_function", "call_evaluate_function", "get_annotate_from_class_namespace",
    "get_annotations", "annotations_to_string", "type_repr",
]  # fmt: skip


class Format(IntEnum):
    VALUE = 1
    VALUE_WITH_FAKE_GLOBALS = 2
    FORWARDREF = 3
    STRING = 4


class ForwardRef:
    """A type by a text that is not evaluated yet."""

    def __init__(self, arg, *, module=None, owner=None, is_argument=True, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        self.__arg__ = arg
        self.__forward_module__ = module
        self.__owner__ = owner
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__globals__ = None
        self.__cell__ = None
        self.__extra_names__ = None

    def __init_subclass__(cls, /, *args, **kwds):
        raise TypeError("Cannot subclass ForwardRef")

    @property
    def __forward_arg__(self):
        return self.__arg__

    @property
    def __forward_code__(self):
        try:
            return compile(f"({self.__arg__}\n)", "<string>", "eval")
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {self.__arg__!r}") from None

    def evaluate(self, *, globals=None, locals=None, type_params=None, owner=None, format=Format.VALUE):
        """The type, as far as its names mean something."""
        if format == Format.STRING:
            return self.__forward_arg__
        if format not in (Format.VALUE, Format.FORWARDREF):
            raise NotImplementedError(format)
        names = self._names(globals, locals, type_params, self.__owner__ if owner is None else owner)
        if format == Format.VALUE or self.__arg__.isidentifier():
            try:
                if self.__arg__.isidentifier() and self.__arg__ in names:
                    return names[self.__arg__]
                return eval(self.__forward_code__, names)
            except NameError:
                if format == Format.VALUE:
                    raise
                return self
        code = self.__forward_code__
        made = []
        fake = {name: _Stringifier(name, made) for name in code.co_names if name not in names and not _builtin(name)}
        try:
            result = eval(code, {**names, **fake})
        except Exception:
            return self
        _settle(made, {"owner": self.__owner__})
        return result

    def _names(self, globals, locals, type_params, owner):
        if globals is None:
            module = sys.modules.get(self.__forward_module__) if self.__forward_module__ is not None else None
            if module is not None:
                globals = module.__dict__
            elif self.__globals__ is not None:
                globals = self.__globals__
            elif isinstance(owner, types.ModuleType):
                globals = owner.__dict__
            elif isinstance(owner, type):
                globals = getattr(sys.modules.get(owner.__module__), "__dict__", {})
            else:
                globals = getattr(owner, "__globals__", {})
        names = dict(globals)
        names.pop("__builtins__", None)
        if locals is None and isinstance(owner, type):
            locals = vars(owner)
        for name, cell in (self.__cell__ or {}).items():
            try:
                names[name] = cell.cell_contents
            except ValueError:
                pass
        for param in type_params if type_params is not None else getattr(owner, "__type_params__", ()) or ():
            names.setdefault(param.__name__, param)
        names.update(self.__extra_names__ or {})
        names.update(locals or {})
        return names

    def _key(self):
        return self.__forward_arg__, self.__forward_module__, self.__forward_is_class__, self.__extra_names__ or None

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return self._key() == other._key() and self.__owner__ == other.__owner__

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__, self.__owner__))

    def __or__(self, other):
        return types.UnionType[self, other]

    def __ror__(self, other):
        return types.UnionType[other, self]

    def __repr__(self):
        extra = "" if self.__forward_module__ is None else f", module={self.__forward_module__!r}"
        extra += ", is_class=True" if self.__forward_is_class__ else ""
        extra += "" if self.__owner__ is None else f", owner={self.__owner__!r}"
        return f"ForwardRef({self.__forward_arg__!r}{extra})"


def _builtin(name):
    import builtins

    return hasattr(builtins, name)


class _Stringifier:
    """Stands for a name: what is done with it becomes its text."""

    def __init__(self, text, made, simple=True):
        self.__dict__.update(text=text, made=made, simple=simple, names={})
        made.append(self)

    def _text(self):
        return self.text if self.simple else f"({self.text})"

    def _new(self, text, simple, *others):
        result = _Stringifier(text, self.made, simple)
        for other in (self, *others):
            if isinstance(other, _Stringifier):
                result.names.update(other.names)
        return result

    def _part(self, other):
        if isinstance(other, _Stringifier):
            return other.text
        if isinstance(other, tuple) and other:
            return ", ".join(map(self._part, other)) + ("," if len(other) == 1 else "")
        if isinstance(other, (list, dict, set)) and other:
            inside = ", ".join(map(self._part, other))
            return f"[{inside}]" if isinstance(other, list) else repr(other)
        if other is None or isinstance(other, (str, int, float, complex, bytes, type(...))):
            return repr(other)
        if isinstance(other, slice):
            parts = [other.start, other.stop] + ([other.step] if other.step is not None else [])
            return ":".join("" if part is None else self._part(part) for part in parts)
        if isinstance(other, type) and other.__module__ == "builtins":
            return other.__qualname__
        name = f"__annotationlib_name_{len(self.names) + 1}__"
        self.names[name] = other
        return name

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self._new(f"{self._text()}.{name}", True)

    def __getitem__(self, key):
        return self._new(f"{self._text()}[{self._part(key)}]", True, key)

    def __call__(self, *args, **kwargs):
        words = [self._part(arg) for arg in args] + [f"{name}={self._part(value)}" for name, value in kwargs.items()]
        return self._new(f"{self._text()}({', '.join(words)})", True)

    def __iter__(self):
        yield self._new(f"*{self._text()}", True)

    def _operand(self, other):
        return other._text() if isinstance(other, _Stringifier) else self._part(other)

    def _joined(symbol):
        def ahead(self, other):
            return self._new(f"{self._text()} {symbol} {self._operand(other)}", False, other)

        def behind(self, other):
            return self._new(f"{self._operand(other)} {symbol} {self._text()}", False, other)

        return ahead, behind

    __or__, __ror__ = _joined("|")
    __and__, __rand__ = _joined("&")
    __add__, __radd__ = _joined("+")
    __sub__, __rsub__ = _joined("-")
    __mul__, __rmul__ = _joined("*")
    __truediv__, __rtruediv__ = _joined("/")
    __mod__, __rmod__ = _joined("%")
    __pow__, __rpow__ = _joined("**")
    __lt__, __le__, __gt__, __ge__ = _joined("<")[0], _joined("<=")[0], _joined(">")[0], _joined(">=")[0]
    __eq__, __ne__ = _joined("==")[0], _joined("!=")[0]
    __hash__ = object.__hash__
    del _joined

    def __neg__(self):
        return self._new(f"-{self._text()}", False)

    def __invert__(self):
        return self._new(f"~{self._text()}", False)


def _settle(made, attributes):
    """Turn stand-ins into forward references where they are."""
    for stringifier in made:
        text, names = stringifier.text, stringifier.names
        stringifier.__dict__.clear()
        stringifier.__class__ = ForwardRef
        ForwardRef.__init__(stringifier, text, **{k: v for k, v in attributes.items() if k in ("owner", "is_class")})
        stringifier.__extra_names__ = names or None
        stringifier.__globals__ = attributes.get("globals")
        stringifier.__cell__ = attributes.get("cells")


def call_annotate_function(annotate, format, *, owner=None):
    """What an annotate function gives in a format, whether it knows that format or not."""
    return _call(annotate, format, owner, False)


def call_evaluate_function(evaluate, format, *, owner=None):
    """What an evaluate function gives in a format."""
    return _call(evaluate, format, owner, True)


def _call(annotate, format, owner, is_evaluate):
    format = Format(format)
    if format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError("The VALUE_WITH_FAKE_GLOBALS format is for internal use only")
    try:
        return annotate(format)
    except NotImplementedError:
        pass
    except NameError:
        if format == Format.VALUE:
            raise
    if format == Format.STRING:
        return _texts(annotate, is_evaluate)
    if format == Format.FORWARDREF:
        try:
            return annotate(Format.VALUE)
        except Exception:
            return _references(annotate, owner)
    raise ValueError(f"Invalid format: {format!r}")


def _with_names(annotate, globals, cells):
    function = types.FunctionType(
        annotate.__code__, globals, closure=cells, argdefs=annotate.__defaults__, kwdefaults=annotate.__kwdefaults__
    )
    return function(Format.VALUE_WITH_FAKE_GLOBALS)


def _texts(annotate, is_evaluate):
    code, made = annotate.__code__, []
    fake = {name: _Stringifier(name, made) for name in code.co_names}
    cells = annotate.__closure__ and tuple(
        cell if name == "__classdict__" else types.CellType(_Stringifier(name, made))
        for name, cell in zip(code.co_freevars, annotate.__closure__)
    )
    if cells and "__classdict__" in code.co_freevars:
        at = code.co_freevars.index("__classdict__")
        cells = (*cells[:at], types.CellType({}), *cells[at + 1 :])
    result = _with_names(annotate, fake, cells)
    if is_evaluate:
        return _as_text(result)
    return {name: _as_text(value) for name, value in result.items()}


def _as_text(value):
    if not isinstance(value, _Stringifier):
        return value if isinstance(value, str) else type_repr(value)
    text = value.text
    for name, other in value.names.items():
        text = text.replace(name, type_repr(other))
    return text


def _references(annotate, owner):
    code, made = annotate.__code__, []
    known = annotate.__globals__
    unknown = [name for name in code.co_names if name not in known and not _builtin(name)]
    namespace = {**known, **{name: _Stringifier(name, made) for name in unknown}}
    cells, named = [], {}
    for name, cell in zip(code.co_freevars, annotate.__closure__ or ()):
        named[name] = cell
        try:
            cell.cell_contents
        except ValueError:
            cell = types.CellType(_Stringifier(name, made))
        cells.append(cell)
    result = _with_names(annotate, namespace, tuple(cells) or None)
    cells_of = {name: cell for name, cell in named.items() if name != "__classdict__"}
    _settle(made, {
        "owner": owner, "is_class": isinstance(owner, type), "globals": known, "cells": cells_of or None,
    })  # fmt: skip
    return result


def get_annotate_from_class_namespace(obj):
    """The annotate function in a class's namespace; None: there is none."""
    try:
        return obj["__annotate__"]
    except KeyError:
        return obj.get("__annotate_func__", None)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=Format.VALUE):
    """The annotations of a class, function or module."""
    if eval_str and format != Format.VALUE:
        raise ValueError("eval_str=True is only supported with format=Format.VALUE")
    format = Format(format)
    if format == Format.VALUE:
        found = _own_annotations(obj)
    elif format == Format.FORWARDREF:
        try:
            found = _own_annotations(obj)
        except Exception:
            found = _annotated(obj, format)
            if found is None:
                raise
    elif format == Format.STRING:
        found = _annotated(obj, format)
        if found is None:
            found = annotations_to_string(_own_annotations(obj) or {})
    else:
        raise ValueError(f"{format!r} is for internal use only")
    if found is None:
        if isinstance(obj, (type, types.ModuleType)) or callable(obj):
            return {}
        raise TypeError(f"{obj!r} does not have annotations")
    if not isinstance(found, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    found = dict(found)
    return _evaluated(obj, found, globals, locals) if eval_str and found else found


def _own_annotations(obj):
    if isinstance(obj, type):
        places = "__annotate_func__", "__annotations__", "__annotations_cache__"
        return obj.__annotations__ if any([place in obj.__dict__ for place in places]) else {}
    return getattr(obj, "__annotations__", None)


def _annotated(obj, format):
    annotate = getattr(obj, "__annotate__", None)
    return None if annotate is None else call_annotate_function(annotate, format, owner=obj)


def _evaluated(obj, found, globals, locals):
    if isinstance(obj, type):
        own = getattr(sys.modules.get(obj.__module__), "__dict__", {}), dict(vars(obj))
    elif isinstance(obj, types.ModuleType):
        own = vars(obj), None
    else:
        while hasattr(obj, "__wrapped__"):
            obj = obj.__wrapped__
        own = getattr(obj, "__globals__", {}), None
    globals = own[0] if globals is None else globals
    locals = own[1] if locals is None else locals
    params = {param.__name__: param for param in getattr(obj, "__type_params__", ()) or ()}
    locals = {**params, **(locals or {})}
    return {
        name: eval(value, globals, locals) if isinstance(value, str) else value for name, value in found.items()
    }  # fmt: skip


def annotations_to_string(annotations):
    """The texts of annotations."""
    return {name: value if isinstance(value, str) else type_repr(value) for name, value in annotations.items()}


def type_repr(value):
    """A type as one would write it."""
    if isinstance(value, (type, types.FunctionType, types.BuiltinFunctionType)):
        if value.__module__ == "builtins":
            return value.__qualname__
        return f"{value.__module__}.{value.__qualname__}"
    return "..." if value is ... else repr(value)
