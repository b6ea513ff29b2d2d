"""What the module typing has but is seldom asked for: named tuples, typed dicts, streams, what things support."""

import sys
from abc import abstractmethod

import typing as _t
from typing import AnyStr, Generic, NotRequired, Protocol, ReadOnly, Required, TypeVar, runtime_checkable

_T = TypeVar("T_co", covariant=True)
_missing = object()


def _own_annotations(ns):
    if "__annotations__" in ns:
        return ns.pop("__annotations__")
    annotate = ns.get("__annotate_func__") or ns.get("__annotate__")
    return annotate(1) if annotate else {}


def _make_named_tuple(name, types, module, defaults=()):
    from collections import namedtuple

    made = namedtuple(name, list(types), defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = types
    return made


_KEPT = {"__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_field_types", "_make",
         "_replace", "_asdict", "_source"}  # fmt: skip
_SPECIAL = {"__module__", "__name__", "__annotations__", "__annotate__", "__annotate_func__", "__annotations_cache__"}


class NamedTupleMeta(type):
    """Makes named tuples of class statements."""

    __module__ = "typing"

    def __new__(cls, typename, bases, ns):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        types = {
            name: _t._type_check(value, f"field {name} annotation must be a type")
            for name, value in _own_annotations(ns).items()
        }
        defaults = []
        for name in types:
            if name in ns:
                defaults.append(name)
            elif defaults:
                raise TypeError(
                    f"Non-default namedtuple field {name} cannot follow default "
                    f"field{'s' if len(defaults) > 1 else ''} {', '.join(defaults)}"
                )
        made = _make_named_tuple(typename, types, ns["__module__"], [ns[name] for name in defaults])
        if Generic in bases:
            made.__class_getitem__ = classmethod(Generic.__class_getitem__.__func__)
        for name, value in ns.items():
            if name in _KEPT:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + name)
            if name not in _SPECIAL and name not in made._fields:
                setattr(made, name, value)
                hook = getattr(type(value), "__set_name__", None)
                if hook is not None:
                    hook(value, made, name)
        if Generic in bases:
            made.__init_subclass__()
        return made


def NamedTuple(typename, fields=_missing, /, **kwargs):
    """A named tuple whose fields have types."""
    if fields is _missing or fields is None:
        fields = list(kwargs.items())
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    types = {name: _t._type_check(value, f"field {name} annotation must be a type") for name, value in fields}
    made = _make_named_tuple(typename, types, sys._getframe(1).f_globals.get("__name__", "__main__"))
    made.__orig_bases__ = (NamedTuple,)
    return made


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)
NamedTuple.__module__ = "typing"


def _qualifiers(annotation):
    while True:
        origin = _t.get_origin(annotation)
        if origin is not _t.Annotated and origin not in (Required, NotRequired, ReadOnly):
            return
        yield origin
        annotation = _t.get_args(annotation)[0]


class _TypedDictMeta(type):
    __module__ = "typing"

    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        generic = (Generic,) if any([Generic in base.__mro__ for base in bases]) else ()
        own = _own_annotations(ns)
        ns.pop("__annotate_func__", None)
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        if not hasattr(made, "__orig_bases__"):
            made.__orig_bases__ = bases
        msg = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        annotations, required, optional, readonly, mutable = {}, set(), set(), set(), set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            required |= base.__dict__.get("__required_keys__", set())
            optional |= base.__dict__.get("__optional_keys__", set())
            readonly |= base.__dict__.get("__readonly_keys__", set())
            mutable |= base.__dict__.get("__mutable_keys__", set())
        for key, value in own.items():
            annotations[key] = value = _t._type_check(value, msg)
            said = set(_qualifiers(value))
            needed = Required in said or NotRequired not in said and total
            (required if needed else optional).add(key)
            (optional if needed else required).discard(key)
            if ReadOnly in said and key in mutable:
                raise TypeError(f"Cannot override mutable key {key!r} with read-only key")
            (readonly if ReadOnly in said else mutable).add(key)
            (mutable if ReadOnly in said else readonly).discard(key)
        made.__annotations__ = annotations
        made.__required_keys__, made.__optional_keys__ = frozenset(required), frozenset(optional)
        made.__readonly_keys__, made.__mutable_keys__ = frozenset(readonly), frozenset(mutable)
        made.__total__ = total
        return made

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=_missing, /, *, total=True):
    """A dict whose keys are known."""
    ns = {"__annotations__": {} if fields is _missing or fields is None else dict(fields)}
    ns["__module__"] = sys._getframe(1).f_globals.get("__name__", "__main__")
    made = _TypedDictMeta(typename, (), ns, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)
TypedDict.__module__ = "typing"


def _supports(name, method, generic=False):
    def member(self):
        pass

    member.__name__ = method
    body = {"__module__": "typing", "__slots__": (), method: abstractmethod(member)}
    base = Protocol[_T] if generic else Protocol
    bases = (Protocol, Generic) if generic else (Protocol,)
    if generic:
        body["__orig_bases__"] = (base,)
    return runtime_checkable(type(Protocol)(name, bases, body))


SupportsInt, SupportsFloat = _supports("SupportsInt", "__int__"), _supports("SupportsFloat", "__float__")
SupportsComplex, SupportsBytes = _supports("SupportsComplex", "__complex__"), _supports("SupportsBytes", "__bytes__")
SupportsIndex = _supports("SupportsIndex", "__index__")
SupportsAbs, SupportsRound = _supports("SupportsAbs", "__abs__", True), _supports("SupportsRound", "__round__", True)


class IO(Generic[AnyStr]):
    """A stream, for annotations."""

    __module__ = "typing"
    __slots__ = ()


class BinaryIO(IO[bytes]):
    """A stream of bytes, for annotations."""

    __module__ = "typing"
    __slots__ = ()


class TextIO(IO[str]):
    """A stream of text, for annotations."""

    __module__ = "typing"
    __slots__ = ()
