"""Type hints as objects: what they look like, how they combine, what can be read from them."""

from sys import version_info as _version_info

from _generic import GenericAlias, Union, _parameters, _shown

__all__ = [
    "Annotated", "Any", "Callable", "ClassVar", "Concatenate", "Final", "ForwardRef", "Generic", "Literal", "Optional",
    "ParamSpec", "Protocol", "Tuple", "Type", "TypeVar", "TypeVarTuple", "Union", "AbstractSet",
    "Container", "ContextManager", "Hashable", "ItemsView", "Iterable", "Iterator", "KeysView", "Mapping",
    "MappingView", "MutableMapping", "MutableSequence", "MutableSet", "Sequence", "Sized", "ValuesView", "Awaitable",
    "AsyncIterator", "AsyncIterable", "Coroutine", "Collection", "AsyncGenerator", "AsyncContextManager", "Reversible",
    "SupportsAbs", "SupportsBytes", "SupportsComplex", "SupportsFloat", "SupportsIndex", "SupportsInt", "SupportsRound",
    "ChainMap", "Counter", "Deque", "Dict", "DefaultDict", "List", "OrderedDict", "Set", "FrozenSet", "NamedTuple",
    "TypedDict", "Generator", "BinaryIO", "IO", "Match", "Pattern", "TextIO", "AnyStr", "assert_type", "assert_never",
    "cast", "clear_overloads", "dataclass_transform", "evaluate_forward_ref", "final", "get_args", "get_origin",
    "get_overloads", "get_protocol_members", "get_type_hints", "is_protocol", "is_typeddict", "LiteralString", "Never",
    "NewType", "no_type_check", "no_type_check_decorator", "NoDefault", "NoReturn", "NotRequired", "overload",
    "override", "ParamSpecArgs", "ParamSpecKwargs", "ReadOnly", "Required", "reveal_type", "runtime_checkable", "Self",
    "Text", "TYPE_CHECKING", "TypeAlias", "TypeGuard", "TypeIs", "TypeAliasType", "Unpack",
]  # fmt: skip

TYPE_CHECKING = False
Text = str


def _convert(arg):
    if arg is None:
        return type(None)
    return ForwardRef(arg) if isinstance(arg, str) else arg


def _type_check(arg, msg, *, special=False):
    arg = _convert(arg)
    wrong = (Generic, Protocol) if special else (Generic, Protocol, ClassVar, Final)
    if isinstance(arg, _GenericAlias) and arg.__origin__ in wrong:
        raise TypeError(f"{arg} is not valid as type argument")
    if arg in (Any, LiteralString, NoReturn, Never, Self, TypeAlias) or special and arg in (ClassVar, Final):
        return arg
    if isinstance(arg, _SpecialForm) or arg in (Generic, Protocol):
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{msg} Got {arg!r:.100}.")
    return arg


def _type_repr(obj):
    return "[" + ", ".join(map(_type_repr, obj)) + "]" if isinstance(obj, tuple) else _shown(obj)


from _typing_vars import (  # noqa: E402
    ForwardRef, NoDefault, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeVar, TypeVarTuple, _Joined,
)  # fmt: skip


class _SpecialForm(_Joined):
    __slots__ = ("_name", "__doc__", "_getitem", "__weakref__")
    __iter__ = None

    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__
        self.__doc__ = getitem.__doc__

    def __getattr__(self, item):
        if item in ("__name__", "__qualname__"):
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Any type."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


def _plain_form(name):
    def getitem(self, parameters):
        raise TypeError(f"{self} is not subscriptable")

    getitem.__name__ = name
    return _SpecialForm(getitem)


def _form_of_one(name, special=False):
    def getitem(self, parameters):
        return _GenericAlias(self, _type_check(parameters, f"{self} accepts only single type.", special=special))

    getitem.__name__ = name
    return _SpecialForm(getitem)


NoReturn, Never, Self = _plain_form("NoReturn"), _plain_form("Never"), _plain_form("Self")
LiteralString, TypeAlias = _plain_form("LiteralString"), _plain_form("TypeAlias")
ClassVar, Final = _form_of_one("ClassVar", True), _form_of_one("Final", True)
TypeGuard, TypeIs, Required = _form_of_one("TypeGuard"), _form_of_one("TypeIs"), _form_of_one("Required")
NotRequired, ReadOnly = _form_of_one("NotRequired"), _form_of_one("ReadOnly")


@_SpecialForm
def Optional(self, parameters):
    """A type or None."""
    return Union[_type_check(parameters, f"{self} requires a single type."), type(None)]


@_SpecialForm
def Literal(self, parameters):
    """Some values."""
    values = []
    for one in parameters if isinstance(parameters, tuple) else (parameters,):
        for value in one.__args__ if isinstance(one, _LiteralGenericAlias) else (one,):
            if not any([type(value) is type(known) and value == known for known in values]):
                values.append(value)
    return _LiteralGenericAlias(self, tuple(values))


@_SpecialForm
def Concatenate(self, parameters):
    """Parameters before those of a ParamSpec."""
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    msg = "Concatenate[arg, ...]: each arg must be a type."
    checked = [_type_check(one, msg) for one in parameters[:-1]]
    return _ConcatenateGenericAlias(self, (*checked, parameters[-1]))


@_SpecialForm
def Unpack(self, parameters):
    """The types of a tuple one by one."""
    return _UnpackGenericAlias(self, _type_check(parameters, f"{self} accepts only single type."))


@_SpecialForm
def Annotated(self, parameters):
    """A type and anything else about it."""
    if not isinstance(parameters, tuple) or len(parameters) < 2:
        raise TypeError(
            "Annotated[...] should be used with at least two arguments (a type and an annotation)."
        )
    origin = _type_check(parameters[0], "Annotated[t, ...]: t must be a type.", special=True)
    return _AnnotatedAlias(origin, parameters[1:])


def _is_dunder(name):
    return name.startswith("__") and name.endswith("__")


class _BaseGenericAlias(_Joined):
    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin
        self.__slots__ = None

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(
                f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead"
            )
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass
        return result

    def __mro_entries__(self, bases):
        found = [] if self.__origin__ in bases else [self.__origin__]
        for base in bases[bases.index(self) + 1 :]:
            if isinstance(base, _BaseGenericAlias) or isinstance(base, type) and issubclass(base, Generic):
                break
        else:
            found.append(Generic)
        return tuple(found)

    def __getattr__(self, attr):
        if attr in ("__name__", "__qualname__"):
            return self._name or self.__origin__.__name__
        if "__origin__" in self.__dict__ and not _is_dunder(attr):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __setattr__(self, attr, value):
        if _is_dunder(attr) or attr in ("_name", "_inst", "_nparams", "_defaults"):
            super().__setattr__(attr, value)
        else:
            setattr(self.__origin__, attr, value)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")


def _checked_count(what, given, wanted):
    if given != wanted:
        many = "many" if given > wanted else "few"
        raise TypeError(f"Too {many} arguments for {what}; actual {given}, expected {wanted}")


def _chosen(what, parameters, args, least=False):
    # What stands for each parameter.
    if len(parameters) == 1 and isinstance(parameters[0], ParamSpec) and args and not _is_params(args[0]):
        args = (args,)
    for place, one in enumerate(parameters):
        if isinstance(one, TypeVarTuple):
            after = len(parameters) - place - 1
            if len(args) < place + after:
                raise TypeError(f"Too few arguments for {what}; actual {len(args)}, expected at least {place + after}")
            end = len(args) - after
            args = (*args[:place], tuple(args[place:end]), *args[end:])
            break
    for one in parameters[len(args) :]:
        if not one.has_default():
            break
        args = (*args, one.__default__)
    needed = sum([not one.has_default() for one in parameters])
    if len(args) < needed and (least or needed < len(parameters)):
        raise TypeError(f"Too few arguments for {what}; actual {len(args)}, expected at least {needed}")
    _checked_count(what, len(args), len(parameters))
    return dict(zip(parameters, args))


def _is_params(arg):
    return arg is ... or isinstance(arg, (tuple, list, ParamSpec, _ConcatenateGenericAlias))


def _spread(args):
    for arg in args:
        inner = getattr(arg, "__typing_unpacked_tuple_args__", None)
        if inner and inner[-1] is not ...:
            yield from inner
        else:
            yield arg


class _GenericAlias(_BaseGenericAlias):
    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        self.__args__ = args = args if isinstance(args, tuple) else (args,)
        self.__parameters__ = _parameters(args)
        if not name:
            self.__module__ = origin.__module__

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __getitem__(self, args):
        if self.__origin__ in (Generic, Protocol):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        args = tuple(_spread([_convert(one) for one in (args if isinstance(args, tuple) else (args,))]))
        return self.copy_with(tuple(self._replaced(self.__args__, _chosen(self, self.__parameters__, args))))

    def _replaced(self, args, chosen):
        new = []
        for old in args:
            if isinstance(old, tuple):
                new.append(tuple(self._replaced(old, chosen)))
            elif isinstance(old, type):
                new.append(old)
            elif hasattr(old, "__typing_subst__"):
                arg = old.__typing_subst__(chosen[old])
                if isinstance(arg, tuple) and self._name == "Callable":
                    new.extend(arg)
                else:
                    new.append(arg)
            elif isinstance(old, _UnpackGenericAlias) and isinstance(old.__args__[0], TypeVarTuple):
                new.extend(chosen[old.__args__[0]])
            elif inner := getattr(old, "__parameters__", ()):
                arg = old[tuple([chosen[one] for one in inner])]
                if isinstance(arg, tuple):
                    new.extend(arg)
                else:
                    new.append(arg)
            else:
                new.append(old)
        return new

    def copy_with(self, args):
        """The same of other types."""
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = "typing." + self._name if self._name else _type_repr(self.__origin__)
        return f"{name}[{', '.join(map(_type_repr, self.__args__)) or '()'}]"

    def __reduce__(self):
        from operator import getitem

        return getitem, (globals()[self._name] if self._name else self.__origin__, self.__args__)

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic:
            if Protocol in bases:
                return ()
            for base in bases[bases.index(self) + 1 :]:
                if isinstance(base, _BaseGenericAlias) and base is not self:
                    return ()
        return (self.__origin__,)

    def __iter__(self):
        yield Unpack[self]


class _SpecialGenericAlias(_BaseGenericAlias):
    __iter__ = None

    def __init__(self, origin, nparams, *, inst=True, name=None, defaults=()):
        super().__init__(origin, inst=inst, name=name or origin.__name__)
        self._nparams = nparams
        self._defaults = defaults

    def __getitem__(self, params):
        params = params if isinstance(params, tuple) else (params,)
        params = tuple([_type_check(one, "Parameters to generic types must be types.") for one in params])
        missing = self._nparams - len(params)
        if 0 < missing <= len(self._defaults):
            params += self._defaults[-missing:]
        if self._defaults and len(params) < self._nparams:
            least = f"at least {self._nparams - len(self._defaults)}"
            raise TypeError(f"Too few arguments for {self}; actual {len(params)}, expected {least}")
        _checked_count(self, len(params), self._nparams)
        return self.copy_with(params)

    def copy_with(self, params):
        """The same of these types."""
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return "typing." + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if not isinstance(cls, _GenericAlias):
            return issubclass(cls, self.__origin__)
        return super().__subclasscheck__(cls)

    def __reduce__(self):
        return self._name


class _CallableGenericAlias(_GenericAlias):
    __iter__ = None

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _is_params(args[0]):
            return super().__repr__()
        return f"typing.Callable[[{', '.join(map(_type_repr, args[:-1]))}], {_type_repr(args[-1])}]"


class _CallableType(_SpecialGenericAlias):
    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = params
        result = _type_check(result, "Callable[args, result]: result must be a type.")
        args = tuple([_convert(one) for one in args]) if isinstance(args, (list, tuple)) else (args,)
        return _CallableGenericAlias(self.__origin__, (*args, result), name=self._name, inst=self._inst)


class _TupleType(_SpecialGenericAlias):
    def __getitem__(self, params):
        params = params if isinstance(params, tuple) else (params,)
        if len(params) >= 2 and params[-1] is ...:
            checked = [_type_check(one, "Tuple[t, ...]: t must be a type.") for one in params[:-1]]
            return self.copy_with((*checked, ...))
        return self.copy_with(tuple([_type_check(one, "Tuple[t0, t1, ...]: each t must be a type.") for one in params]))


class _LiteralGenericAlias(_GenericAlias):
    def _values(self):
        return {(value, type(value)) for value in self.__args__}

    def __eq__(self, other):
        return self._values() == other._values() if isinstance(other, _LiteralGenericAlias) else NotImplemented

    def __hash__(self):
        return hash(frozenset(self._values()))

    def __repr__(self):
        return f"typing.Literal[{', '.join(map(repr, self.__args__))}]"


class _ConcatenateGenericAlias(_GenericAlias):
    def copy_with(self, params):
        if isinstance(params[-1], (list, tuple)):
            return (*params[:-1], *params[-1])
        if isinstance(params[-1], _ConcatenateGenericAlias):
            params = (*params[:-1], *params[-1].__args__)
        return super().copy_with(params)


class _UnpackGenericAlias(_GenericAlias):
    def __repr__(self):
        return f"typing.Unpack[{_type_repr(self.__args__[0])}]"

    @property
    def __typing_unpacked_tuple_args__(self):
        (arg,) = self.__args__
        return arg.__args__ if isinstance(arg, (_GenericAlias, GenericAlias)) else None

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], TypeVarTuple)


class _AnnotatedAlias(_GenericAlias):
    __iter__ = None

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, origin, name="Annotated")
        self.__metadata__ = metadata

    def copy_with(self, params):
        return _AnnotatedAlias(params[0], self.__metadata__)

    def __repr__(self):
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {', '.join(map(repr, self.__metadata__))}]"

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __mro_entries__(self, bases):
        return (self.__origin__,)


from _typing_classes import (  # noqa: E402
    Generic, NewType, Protocol, TypeAliasType, _ABC_ALIASES, _IN_MORE, assert_never, assert_type, cast, clear_overloads,
    dataclass_transform, evaluate_forward_ref, final, get_args, get_origin, get_overloads, get_protocol_members,
    get_type_hints, is_protocol, is_typeddict, no_type_check, no_type_check_decorator, overload, override, reveal_type,
    runtime_checkable,
)  # fmt: skip

List, Dict = _SpecialGenericAlias(list, 1, inst=False, name="List"), _SpecialGenericAlias(dict, 2, inst=False, name="Dict")
Set, Type = _SpecialGenericAlias(set, 1, inst=False, name="Set"), _SpecialGenericAlias(type, 1, inst=False, name="Type")
FrozenSet = _SpecialGenericAlias(frozenset, 1, inst=False, name="FrozenSet")
Tuple = _TupleType(tuple, -1, inst=False, name="Tuple")
AnyStr = TypeVar("AnyStr", bytes, str)
AnyStr.__module__ = "typing"
if _version_info < (3, 14):
    from _typing_unions import Union, _UnionGenericAlias


def __getattr__(name):
    if name in _ABC_ALIASES:
        module, count, defaults = _ABC_ALIASES[name]
        origin = {"AbstractSet": "Set", "ContextManager": "AbstractContextManager", "Deque": "deque",
                  "AsyncContextManager": "AbstractAsyncContextManager", "DefaultDict": "defaultdict"}.get(name, name)  # fmt: skip
        origin = getattr(__import__(module, fromlist=["*"]), origin)
        kind = _CallableType if name == "Callable" else _SpecialGenericAlias
        found = kind(origin, count, name=name, defaults=defaults)
    elif name in _IN_MORE:
        import _typing_more

        found = getattr(_typing_more, name)
    else:
        raise AttributeError(f"module 'typing' has no attribute {name!r}")
    globals()[name] = found
    return found
