"""What `collections.abc.Callable[[int], str]` makes."""

from _generic import GenericAlias, _shown

__name__ = "collections.abc"


class _CallableGenericAlias(GenericAlias):
    __slots__ = ()

    def __new__(cls, origin, args):
        if not (isinstance(args, tuple) and len(args) == 2):
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        taken, result = args
        if isinstance(taken, (tuple, list)):
            args = (*taken, result)
        elif not (taken is ... or type(taken).__name__ in ("ParamSpec", "_ConcatenateGenericAlias")):
            raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {taken}")
        return super().__new__(cls, origin, args)

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and (args[0] is ... or type(args[0]).__name__ in ("ParamSpec", "_ConcatenateGenericAlias")):
            return super().__repr__()
        return f"collections.abc.Callable[[{', '.join(map(_shown, args[:-1]))}], {_shown(args[-1])}]"
