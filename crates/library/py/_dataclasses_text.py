"""What a dataclass without a docstring gets as one: its signature."""

from dataclasses import MISSING


def _type_text(kind):
    if kind is None or kind is type(None):
        return "None"
    if isinstance(kind, str):
        return repr(kind)
    if isinstance(kind, type) and not hasattr(kind, "__origin__"):
        return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    return repr(kind).replace("typing.", "")


def _read_annotations(init):
    # As CPython's signature() reads them.
    try:
        init.__annotations__
    except NameError:
        pass


def describe(cls, fields, with_init):
    if with_init:
        _read_annotations(cls.__init__)
    parts, star = [], False
    ordered = [f for f in fields.values() if f._field_type.name in ("_FIELD", "_FIELD_INITVAR") and f.init]
    for f in sorted(ordered, key=lambda f: bool(f.kw_only)):
        if f.kw_only and not star:
            star = True
            parts.append("*")
        text = f"{f.name}: {_type_text(f.type)}"
        if f.default is not MISSING:
            text += f" = {f.default!r}"
        elif f.default_factory is not MISSING:
            text += " = <factory>"
        parts.append(text)
    return f"{cls.__name__}({', '.join(parts)})"


class _AutoDocstring:
    """Stands for the docstring of a class that has none, until it is asked for."""

    __module__ = "dataclasses"

    def __get__(self, _obj, cls):
        cls.__doc__ = text = describe(cls, cls.__dataclass_fields__, cls.__dataclass_params__.init)
        return text


auto_docstring = _AutoDocstring()
