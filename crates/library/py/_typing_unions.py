"""Unions as typing has them before 3.14: other than those of the sign |."""

import typing as _t
from _generic import Union as _UnionType


class _UnionGenericAlias(_t._GenericAlias):
    __module__ = "typing"
    __iter__ = None

    def copy_with(self, args):
        return Union[args]

    def __eq__(self, other):
        if not isinstance(other, (_UnionGenericAlias, _UnionType)):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and type(None) in args:
            return f"typing.Optional[{_t._type_repr(args[args[0] is type(None)])}]"
        return super().__repr__()

    def __instancecheck__(self, obj):
        return any(isinstance(obj, arg) for arg in self.__args__)

    def __subclasscheck__(self, cls):
        return any(issubclass(cls, arg) for arg in self.__args__)

    def __reduce__(self):
        return super().__reduce__()[0], (Union, self.__args__)


@_t._SpecialForm
def Union(self, parameters):
    """One of several types."""
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    flat = []
    for one in parameters if isinstance(parameters, tuple) else (parameters,):
        one = _t._type_check(one, "Union[arg, ...]: each arg must be a type.")
        for part in one.__args__ if isinstance(one, (_UnionGenericAlias, _UnionType)) else (one,):
            if part not in flat:
                flat.append(part)
    if len(flat) == 1:
        return flat[0]
    return _UnionGenericAlias(self, tuple(flat), name="Optional" if len(flat) == 2 and type(None) in flat else None)
