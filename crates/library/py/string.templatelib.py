"""Template strings: what t"..." makes (PEP 750)."""

from _generic import GenericAlias

__all__ = ["Interpolation", "Template", "convert"]


def _final(cls, **kwargs):
    base = cls.__mro__[1]
    raise TypeError(f"type '{base.__module__}.{base.__qualname__}' is not an acceptable base type")


def _readonly(self, name, value=None):
    if name in type(self).__slots__ or name == "values":
        raise AttributeError("readonly attribute")
    object.__setattr__(self, name, value)


class Interpolation:
    """A value in a template, with the text of its expression."""

    __slots__ = ("value", "expression", "conversion", "format_spec")
    __match_args__ = ("value", "expression", "conversion", "format_spec")

    def __new__(cls, value, expression="", conversion=None, format_spec=""):
        for name, text in (("expression", expression), ("format_spec", format_spec)):
            if not isinstance(text, str):
                raise TypeError(f"Interpolation() argument '{name}' must be str, not {type(text).__name__}")
        if conversion is not None:
            if not isinstance(conversion, str):
                raise TypeError(f"Interpolation() argument 'conversion' must be str, not {type(conversion).__name__}")
            if conversion not in ("s", "r", "a"):
                raise ValueError("Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'")
        return _interpolation(value, expression, conversion, format_spec)

    __init_subclass__ = classmethod(_final)
    __class_getitem__ = classmethod(GenericAlias)
    __setattr__ = __delattr__ = _readonly

    def __repr__(self):
        return f"Interpolation({self.value!r}, {self.expression!r}, {self.conversion!r}, {self.format_spec!r})"

    def __reduce__(self):
        return Interpolation, (self.value, self.expression, self.conversion, self.format_spec)


class TemplateIter:
    """The strings that are not empty and the interpolations of a template, in order."""

    __slots__ = ("_parts",)

    def __init__(self, template):
        self._parts = iter(_parts(template))

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._parts)


class Template:
    """A template string: its texts, and between them what was interpolated."""

    __slots__ = ("strings", "interpolations")

    def __new__(cls, *args, **kwargs):
        if kwargs:
            raise TypeError("Template.__new__ only accepts *args arguments")
        strings, interpolations = [""], []
        for arg in args:
            if isinstance(arg, str):
                strings[-1] += arg
            elif type(arg) is Interpolation:
                interpolations.append(arg)
                strings.append("")
            else:
                kind = type(arg).__name__
                raise TypeError(f"Template.__new__ *args need to be of type 'str' or 'Interpolation', got {kind}")
        return _template(tuple(strings), tuple(interpolations))

    __init_subclass__ = classmethod(_final)
    __class_getitem__ = classmethod(GenericAlias)
    __setattr__ = __delattr__ = _readonly

    @property
    def values(self):
        """The values of the interpolations."""
        return tuple([one.value for one in self.interpolations])

    def __iter__(self):
        return TemplateIter(self)

    def __add__(self, other):
        if type(other) is not Template:
            kind = type(other).__name__
            raise TypeError(
                f'can only concatenate string.templatelib.Template (not "{kind}") to string.templatelib.Template'
            )
        joined = self.strings[-1] + other.strings[0]
        strings = (*self.strings[:-1], joined, *other.strings[1:])
        return _template(strings, self.interpolations + other.interpolations)

    def __repr__(self):
        return f"Template(strings={self.strings!r}, interpolations={self.interpolations!r})"

    def __reduce__(self):
        return Template, tuple(_parts(self))


def _parts(template):
    parts = [template.strings[0]]
    for one, text in zip(template.interpolations, template.strings[1:]):
        parts += [one, text]
    return [part for part in parts if type(part) is Interpolation or part]


_set = object.__setattr__


def _interpolation(value, expression, conversion, format_spec):
    # What the machine calls for each `{...}`.
    made = object.__new__(Interpolation)
    _set(made, "value", value)
    _set(made, "expression", expression)
    _set(made, "conversion", conversion)
    _set(made, "format_spec", format_spec)
    return made


def _template(strings, interpolations):
    # What the machine calls for each t-string.
    made = object.__new__(Template)
    _set(made, "strings", strings)
    _set(made, "interpolations", interpolations)
    return made


def convert(obj, /, conversion):
    """The object converted as `!r`, `!s` or `!a` would."""
    if conversion is None:
        return obj
    if conversion == "r":
        return repr(obj)
    if conversion == "s":
        return str(obj)
    if conversion == "a":
        return ascii(obj)
    raise ValueError(f"invalid conversion specifier: {conversion}")
