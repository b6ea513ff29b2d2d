"""`list[int]` and `int | None`: the machine asks here when a program writes such a type.

`types.GenericAlias`, and `typing.Union`, which is `types.UnionType` as well.
"""

import _memory
import sys as _sys


def alias(origin, items):
    """What `origin[items]` makes."""
    return GenericAlias(origin, items)


def union(left, right):
    """What `left | right` makes of two types; NotImplemented when one of them is none."""
    if _names_a_type(left) and _names_a_type(right):
        return _join((left, right))
    return NotImplemented


_UNION = "typing.Union" if _sys.version_info >= (3, 14) else "types.UnionType"
_NAMING = ("TypeAliasType",)
if _sys.version_info >= (3, 14):
    _NAMING += ("TypeVar", "ParamSpec", "TypeVarTuple", "ForwardRef")


def _names_a_type(thing):
    if thing is None or isinstance(thing, (type, GenericAlias, Union)):
        return True
    return type(thing).__module__ == "typing" and type(thing).__name__ in _NAMING


def _join(parts):
    flat = []
    for part in parts:
        if part is None:
            part = type(None)
        for one in part.__args__ if type(part) is Union else (part,):
            if not any(type(one) is type(known) and one == known for known in flat):
                flat.append(one)
    if len(flat) == 1:
        return flat[0]
    made = object.__new__(Union)
    object.__setattr__(made, "__args__", tuple(flat))
    return made


def _shown(part):
    """A type as it stands in another's repr."""
    if part is ...:
        return "..."
    if isinstance(part, (list, tuple)) and type(part) is list:
        return f"[{', '.join(_shown(one) for one in part)}]"
    if type(part) in (GenericAlias, Union):
        return repr(part)
    name, module = getattr(part, "__qualname__", None), getattr(part, "__module__", None)
    if name is None or module is None or hasattr(part, "__origin__"):
        return repr(part)
    return name if module == "builtins" else f"{module}.{name}"


def _parameters(items):
    found = []
    for item in items:
        if isinstance(item, type):
            continue
        if hasattr(type(item), "__typing_subst__"):
            inner = (item,)
        elif isinstance(item, (list, tuple)):
            inner = _parameters(item)
        else:
            inner = getattr(item, "__parameters__", ())
            if not isinstance(inner, tuple):
                continue
        found.extend(one for one in inner if one not in found)
    return tuple(found)


def _substitute(generic, items):
    """The arguments of `generic` with its parameters replaced by `items`."""
    parameters = generic.__parameters__
    if not parameters:
        raise TypeError(f"{generic!r} is not a generic class")
    items = items if isinstance(items, tuple) else (items,)
    for parameter in parameters:
        prepare = getattr(type(parameter), "__typing_prepare_subst__", None)
        if prepare is not None:
            items = prepare(parameter, generic, items)
    if len(items) != len(parameters):
        many = "many" if len(items) > len(parameters) else "few"
        raise TypeError(f"Too {many} arguments for {generic!r}; actual {len(items)}, expected {len(parameters)}")
    chosen = dict(zip(parameters, items))

    def replaced(part):
        if isinstance(part, type) and type(part) is not GenericAlias:
            return part
        if hasattr(type(part), "__typing_subst__"):
            return part.__typing_subst__(chosen[part])
        if isinstance(part, list):
            return [replaced(one) for one in part]
        inner = getattr(part, "__parameters__", ())
        return part[tuple(chosen[one] for one in inner)] if inner else part

    made = []
    for part in generic.__args__:
        new = replaced(part)
        if getattr(type(part), "__name__", "") == "TypeVarTuple" or getattr(part, "__typing_is_unpacked_typevartuple__", False):
            made.extend(new if isinstance(new, tuple) else (new,))
        else:
            made.append(new)
    return tuple(made)


_OWN = frozenset({
    "__class__", "__origin__", "__args__", "__parameters__", "__unpacked__", "__mro_entries__", "__typing_unpacked_tuple_args__",
    "__reduce_ex__", "__reduce__", "__copy__", "__deepcopy__", "_origin", "_args", "_parameters", "_unpacked",
})


class GenericAlias:
    """Represent a PEP 585 generic type

E.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,)."""

    __module__ = "types"
    __slots__ = ("_origin", "_args", "_parameters", "_unpacked", "__weakref__")

    def __new__(cls, origin, args, /):
        made = object.__new__(cls)
        own = object.__setattr__
        own(made, "_origin", origin)
        own(made, "_args", args if isinstance(args, tuple) else (args,))
        own(made, "_parameters", None)
        own(made, "_unpacked", False)
        return made

    def __getattribute__(self, name):
        if name in _OWN or type(self) is not GenericAlias and name in type(self).__dict__:
            return object.__getattribute__(self, name)
        if name.startswith("__") and name in ("__bases__",):
            raise AttributeError(f"'types.GenericAlias' object has no attribute '{name}'")
        return getattr(self._origin, name)

    def __setattr__(self, name, value):
        if name in ("__origin__", "__args__", "__unpacked__"):
            raise AttributeError("readonly attribute")
        setattr(self._origin, name, value)

    __origin__ = property(lambda self: self._origin)
    __args__ = property(lambda self: self._args)
    __unpacked__ = property(lambda self: self._unpacked)
    __typing_unpacked_tuple_args__ = property(
        lambda self: self._args if self._unpacked and self._origin is tuple else None)

    @property
    def __parameters__(self):
        if self._parameters is None:
            object.__setattr__(self, "_parameters", _parameters(self._args))
        return self._parameters

    def __repr__(self):
        items = self._args
        inside = ", ".join(map(_shown, items)) if items else "()"
        return f"{'*' if self._unpacked else ''}{_shown(self._origin)}[{inside}]"

    def __call__(self, /, *args, **kwargs):
        made = self._origin(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except (AttributeError, TypeError):
            pass
        return made

    def __getitem__(self, items):
        return GenericAlias(self._origin, _substitute(self, items))

    def __iter__(self):
        made = GenericAlias(self._origin, self._args)
        object.__setattr__(made, "_unpacked", True)
        yield made

    def __mro_entries__(self, bases, /):
        return (self._origin,)

    def __instancecheck__(self, thing, /):
        raise TypeError("isinstance() argument 2 cannot be a parameterized generic")

    def __subclasscheck__(self, thing, /):
        raise TypeError("issubclass() argument 2 cannot be a parameterized generic")

    def __eq__(self, other):
        if not isinstance(other, GenericAlias):
            return NotImplemented
        return (self._unpacked, self._origin, self._args) == (other._unpacked, other._origin, other._args)

    def __hash__(self):
        return hash(self._origin) ^ hash(self._args)

    def __or__(self, other):
        return union(self, other)

    def __ror__(self, other):
        return union(other, self)

    def __reduce__(self):
        return GenericAlias, (self._origin, self._args)

    def __dir__(self):
        return sorted(set(dir(self._origin)) | {name for name in _OWN if name.startswith("__")})


class Union:
    """Represent a union type

E.g. for int | str"""

    __module__ = "typing"
    __slots__ = ("__args__", "__weakref__")
    __iter__ = None

    def __new__(cls, *args, **kwargs):
        raise TypeError(f"cannot create '{_UNION}' instances")

    def __init_subclass__(cls, **kwargs):
        raise TypeError(f"type '{_UNION}' is not an acceptable base type")

    def __class_getitem__(cls, items):
        from typing import _type_check
        items = items if isinstance(items, tuple) else (items,)
        if not items:
            raise TypeError("Cannot take a Union of no types.")
        return _join(tuple(_type_check(item, "Union[arg, ...]: each arg must be a type.") for item in items))

    def __setattr__(self, name, value):
        raise AttributeError("readonly attribute" if name == "__args__"
                             else f"'{_UNION}' object has no attribute '{name}' and no __dict__ for setting new attributes")

    __parameters__ = property(lambda self: _parameters(self.__args__))
    __origin__ = property(lambda self: Union)

    def __repr__(self):
        return " | ".join("None" if part is type(None) else _shown(part) for part in self.__args__)

    def __getitem__(self, items):
        return _join(_substitute(self, items))

    def __reduce__(self):
        from operator import getitem

        return getitem, (Union, self.__args__)

    def __instancecheck__(self, thing, /):
        return any(isinstance(thing, part) for part in self._checked("isinstance"))

    def __subclasscheck__(self, thing, /):
        return any(issubclass(thing, part) for part in self._checked("issubclass"))

    def _checked(self, name):
        if any(type(part) is GenericAlias for part in self.__args__):
            raise TypeError(f"{name}() argument 2 cannot be a parameterized generic")
        return self.__args__

    def __mro_entries__(self, bases, /):
        raise TypeError(f"Cannot subclass {self!r}")

    def __eq__(self, other):
        if type(other) is not Union:
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __or__(self, other):
        return union(self, other)

    def __ror__(self, other):
        return union(other, self)


if _sys.version_info < (3, 14):
    Union.__module__ = "types"
    Union.__name__ = Union.__qualname__ = "UnionType"
_memory.stands_for_c_type(Union, 56 if _sys.version_info >= (3, 14) else 32)
