"""make_dataclass of dataclasses."""

from dataclasses import dataclass

__name__ = "dataclasses"


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False,
                   module=None, decorator=dataclass):  # fmt: skip
    from keyword import iskeyword

    namespace = {} if namespace is None else namespace
    annotations, defaults = {}, {}
    for item in fields:
        if isinstance(item, str):
            name, kind = item, "typing.Any"
        elif len(item) == 2:
            name, kind = item
        elif len(item) == 3:
            name, kind, default = item
            defaults[name] = default
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = kind

    def exec_body(ns):
        ns.update(namespace)
        ns.update(defaults)

    from types import new_class

    cls = new_class(cls_name, bases, {}, exec_body)
    cls.__annotations__ = annotations
    if module is None:
        from sys import _getframe

        module = _getframe(1).f_globals.get("__name__", "__main__")
    if module is not None:
        cls.__module__ = module
    return decorator(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)  # fmt: skip
