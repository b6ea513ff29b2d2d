"""Generic classes, protocols and the functions of the module typing."""

import sys
from abc import ABCMeta

import typing as _t
from _generic import GenericAlias, Union, _parameters
from _typing_vars import _computed, _FORMAT, _Known

_abc = "collections.abc"
_ABC_ALIASES = {
    **{name: (_abc, 1, ()) for name in (
        "Awaitable", "AsyncIterable", "AsyncIterator", "Iterable", "Iterator", "Reversible", "Container", "Collection",
        "AbstractSet", "MutableSet", "Sequence", "MutableSequence", "KeysView", "ValuesView", "MappingView",
    )},
    **{name: (_abc, 0, ()) for name in ("Hashable", "Sized")},
    **{name: (_abc, 2, ()) for name in ("Mapping", "MutableMapping", "ItemsView", "Callable")},
    "Coroutine": (_abc, 3, ()), "Generator": (_abc, 3, (type(None), type(None))),
    "AsyncGenerator": (_abc, 2, (type(None),)), "Deque": ("collections", 1, ()), "Counter": ("collections", 1, ()),
    "DefaultDict": ("collections", 2, ()), "OrderedDict": ("collections", 2, ()), "ChainMap": ("collections", 2, ()),
    "Pattern": ("re", 1, ()), "Match": ("re", 1, ()), "ContextManager": ("contextlib", 2, (bool | None,)),
    "AsyncContextManager": ("contextlib", 2, (bool | None,)),
}  # fmt: skip
_IN_MORE = {
    "NamedTuple", "TypedDict", "IO", "TextIO", "BinaryIO", "SupportsAbs", "SupportsBytes", "SupportsComplex",
    "SupportsFloat", "SupportsIndex", "SupportsInt", "SupportsRound", "NamedTupleMeta", "_TypedDictMeta",
}  # fmt: skip


class Generic:
    """A class of parameters that are not fixed yet."""

    __module__ = "typing"
    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, args):
        args = tuple([_t._convert(one) for one in (args if isinstance(args, tuple) else (args,))])
        if cls in (Generic, Protocol):
            if not args:
                raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
            if not all([hasattr(one, "__typing_subst__") or isinstance(one, _t._UnpackGenericAlias) for one in args]):
                raise TypeError(
                    f"Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables."
                )
            if len(set(args)) != len(args):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
            return _t._GenericAlias(cls, args)
        if not cls.__parameters__:
            raise TypeError(f"{cls} is not a generic class")
        made = []
        for parameter, arg in _t._chosen(cls, cls.__parameters__, tuple(_t._spread(args)), True).items():
            if isinstance(parameter, _t.TypeVarTuple):
                made.extend(arg)
            else:
                made.append(tuple(arg) if isinstance(arg, list) else arg)
        return _t._GenericAlias(cls, tuple(made))

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get("__orig_bases__")
        if Generic in (cls.__bases__ if bases is None else bases) and not (bases is None and cls.__name__ == "Protocol"):
            if type(cls).__name__ != "_TypedDictMeta" or bases is not None:
                raise TypeError("Cannot inherit from plain Generic")
        variables = _parameters(bases or ())
        declared = [base for base in bases or () if isinstance(base, _t._GenericAlias) and base.__origin__ is Generic]
        if len(declared) > 1:
            raise TypeError("Cannot inherit from Generic[...] multiple times.")
        if declared:
            named = declared[0].__parameters__
            missing = [str(one) for one in variables if one not in named]
            if missing:
                raise TypeError(
                    f"Some type variables ({', '.join(missing)}) are not listed in Generic[{', '.join(map(str, named))}]"
                )
            variables = named
        cls.__parameters__ = tuple(variables)


_NOT_MEMBERS = set(
    "__parameters__ __orig_bases__ __orig_class__ _is_protocol _is_runtime_protocol __protocol_attrs__ "
    "__non_callable_proto_members__ __type_params__ __abstractmethods__ __annotations__ __dict__ __doc__ __init__ "
    "__module__ __new__ __slots__ __subclasshook__ __weakref__ __class_getitem__ __match_args__ __static_attributes__ "
    "__firstlineno__ __annotate__ __annotate_func__ __annotations_cache__ _MutableMapping__marker".split()
)


def _annotations_of(cls):
    places = "__annotate_func__", "__annotations__", "__annotations_cache__"
    return cls.__annotations__ if any([place in cls.__dict__ for place in places]) else {}


def _members(cls):
    found = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ not in ("Protocol", "Generic"):
            found.update([one for one in base.__dict__ if not one.startswith("_abc_") and one not in _NOT_MEMBERS])
            found.update([one for one in _annotations_of(base) if one not in _NOT_MEMBERS])
    return found


def _no_init(self, *args, **kwargs):
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    if cls.__init__ is not _no_init:
        return
    for base in cls.__mro__:
        init = base.__dict__.get("__init__", _no_init)
        if init is not _no_init:
            cls.__init__ = init
            break
    cls.__init__(self, *args, **kwargs)


_UNCHECKED = "Instance and class checks can only be used with @runtime_checkable protocols"
_missing = object()


def _static(obj, name):
    own = getattr(obj, "__dict__", {})
    return own[name] if name in own else getattr(type(obj), name, _missing)


class _ProtocolMeta(ABCMeta):
    __module__ = "typing"

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if name != "Protocol" and Protocol in bases:
            for base in bases:
                if not (
                    base in (object, Generic)
                    or base.__module__ in ("collections.abc", "contextlib", "io", "os")
                    or issubclass(base, Generic) and getattr(base, "_is_protocol", False)
                ):
                    raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if getattr(cls, "_is_protocol", False):
            cls.__protocol_attrs__ = _members(cls)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        caller = sys._getframe(1).f_globals.get("__name__")
        if getattr(cls, "_is_protocol", False) and caller not in ("abc", "functools", __name__):
            if not isinstance(other, type):
                raise TypeError("issubclass() arg 1 must be a class")
            if not getattr(cls, "_is_runtime_protocol", False):
                raise TypeError(_UNCHECKED)
            if cls.__non_callable_proto_members__ and "_is_protocol" in cls.__dict__:
                names = str(sorted(cls.__non_callable_proto_members__))[1:-1]
                raise TypeError(
                    f"Protocols with non-method members don't support issubclass(). Non-method members: {names}."
                )
        return super().__subclasscheck__(other)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_protocol", False):
            return super().__instancecheck__(instance)
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError(_UNCHECKED)
        if cls in type(instance).__mro__:
            return True
        for name in cls.__protocol_attrs__:
            value = _static(instance, name)
            if value is _missing or value is None and name not in cls.__non_callable_proto_members__:
                return super().__instancecheck__(instance)
        return True


@classmethod
def _proto_hook(cls, other):
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    for name in cls.__protocol_attrs__:
        for base in other.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
            if getattr(other, "_is_protocol", False) and name in _annotations_of(base):
                break
        else:
            return NotImplemented
    return True


Protocol = None


class Protocol(Generic, metaclass=_ProtocolMeta):
    """A class by what its objects can do."""

    __module__ = "typing"
    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any([base is Protocol for base in cls.__bases__])
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = _proto_hook
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init


def runtime_checkable(cls):
    """Decorator: isinstance() may be asked of a protocol."""
    if not issubclass(cls, Generic) or not getattr(cls, "_is_protocol", False):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    names = cls.__protocol_attrs__
    cls.__non_callable_proto_members__ = {name for name in names if not callable(getattr(cls, name, None))}
    return cls


def is_protocol(tp, /):
    """Whether this is a protocol."""
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp != Protocol


def get_protocol_members(tp, /):
    """The names of a protocol's members."""
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)


class NewType(_t._Joined):
    """A type that checkers tell from the one it is."""

    __module__ = "typing"

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[-1]
        self.__supertype__ = tp
        self.__module__ = sys._getframe(1).f_globals.get("__name__")

    def __call__(self, x, /):
        return x

    def __mro_entries__(self, bases):
        name = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                raise TypeError(
                    "Cannot subclass an instance of NewType. Perhaps you were looking for: "
                    f"`{cls.__name__} = NewType({cls.__name__!r}, {name})`"
                )

        return (Dummy,)

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __reduce__(self):
        return self.__qualname__


class TypeAliasType(_t._Joined):
    """A name for a type."""

    __value__, evaluate_value = _computed("value", None)

    def __init__(self, name, value, *, type_params=()):
        self.__name__ = name
        self._evaluate_value = _Known(value)
        self.__type_params__ = self.__parameters__ = type_params
        self.__module__ = sys._getframe(1).f_globals.get("__name__")

    if sys.version_info >= (3, 15):
        def __getattr__(self, name):
            if name == "__qualname__":
                return self.__name__
            raise AttributeError(f"'typing.TypeAliasType' object has no attribute '{name}'", name=name, obj=self)

    def __repr__(self):
        return self.__name__

    def __getitem__(self, args):
        if not self.__type_params__:
            raise TypeError("Only generic type aliases are subscriptable")
        return GenericAlias(self, args)

    def __iter__(self):
        yield _t.Unpack[self]


if not _FORMAT:
    del TypeAliasType.evaluate_value


TypeAliasType.__module__ = "typing"


def cast(typ, val):
    """The value itself."""
    return val


def assert_type(val, typ, /):
    """The value itself."""
    return val


def assert_never(arg, /):
    """What cannot be reached."""
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


def reveal_type(obj, /):
    """Print the type of an object, and give it back."""
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def _marked(obj, name, value=True):
    try:
        setattr(obj, name, value)
    except (AttributeError, TypeError):
        pass
    return obj


def final(f):
    """Decorator: not to be overridden."""
    return _marked(f, "__final__")


def override(method, /):
    """Decorator: overrides one of a base class."""
    return _marked(method, "__override__")


def no_type_check(arg):
    """Decorator: the annotations are no types."""
    return _marked(arg, "__no_type_check__")


def no_type_check_decorator(decorator):
    """Decorator for decorators: what they give is not checked."""
    return lambda *args, **kwds: no_type_check(decorator(*args, **kwds))


def dataclass_transform(
    *, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False, field_specifiers=(), **kwargs
):
    """Decorator: makes classes like those of dataclasses."""
    said = {
        "eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default,
        "frozen_default": frozen_default, "field_specifiers": field_specifiers, "kwargs": kwargs,
    }  # fmt: skip
    return lambda cls_or_fn: _marked(cls_or_fn, "__dataclass_transform__", said)


_overloads = {}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions outside a stub module "
        "should always be followed by an implementation that is not @overload-ed."
    )


_overload_dummy.__module__ = "typing"


def overload(func):
    """Decorator: one of several signatures of a function."""
    f = getattr(func, "__func__", func)
    _overloads.setdefault((f.__module__, f.__qualname__), {})[f.__code__.co_firstlineno] = func
    return _overload_dummy


def get_overloads(func):
    """The signatures that were declared."""
    f = getattr(func, "__func__", func)
    return list(_overloads.get((f.__module__, f.__qualname__), {}).values())


def clear_overloads():
    """Forget them."""
    _overloads.clear()


def get_origin(tp):
    """The class of list[int] and the like."""
    if isinstance(tp, _t._AnnotatedAlias):
        return _t.Annotated
    if isinstance(tp, (_t._BaseGenericAlias, GenericAlias, _t.ParamSpecArgs, Union)):
        return tp.__origin__
    return Generic if tp is Generic else None


def get_args(tp):
    """The types in the brackets."""
    if isinstance(tp, _t._AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_t._GenericAlias, GenericAlias)):
        args = tp.__args__
        if getattr(tp.__origin__, "__name__", "") == "Callable" and not (len(args) == 2 and _t._is_params(args[0])):
            args = (list(args[:-1]), args[-1])
        return args
    return tp.__args__ if isinstance(tp, Union) else ()


def is_typeddict(tp):
    """Whether this is a class of TypedDict."""
    return isinstance(tp, type) and type(tp).__name__ == "_TypedDictMeta" and tp.__name__ != "TypedDict"


def evaluate_forward_ref(forward_ref, *, owner=None, globals=None, locals=None, type_params=None, format=None):
    """The type that a name stands for."""
    return _evaluated(forward_ref, globals, locals)


def _evaluated(t, globals, locals):
    if t is None:
        return type(None)
    if isinstance(t, str):
        t = _t.ForwardRef(t)
    if isinstance(t, _t.ForwardRef):
        return _evaluated(_t._type_check(t.evaluate(globals=globals, locals=locals), "", special=True), globals, locals)
    if not isinstance(t, (_t._GenericAlias, GenericAlias, Union)) or isinstance(t, _t._LiteralGenericAlias):
        return t
    args = tuple([
        one if isinstance(one, list) else _evaluated(one, globals, locals) for one in t.__args__
    ])  # fmt: skip
    if args == t.__args__:
        return t
    if isinstance(t, GenericAlias):
        return GenericAlias(t.__origin__, args)
    return Union[args] if isinstance(t, Union) else t.copy_with(args)


def _stripped(t):
    if isinstance(t, _t._AnnotatedAlias):
        return _stripped(t.__origin__)
    if isinstance(t, (_t._GenericAlias, GenericAlias, Union)) and not isinstance(t, _t._LiteralGenericAlias):
        if t.__origin__ in (_t.Required, _t.NotRequired, _t.ReadOnly):
            return _stripped(t.__args__[0])
        args = tuple([_stripped(one) for one in t.__args__])
        if args == t.__args__:
            return t
        if isinstance(t, GenericAlias):
            return GenericAlias(t.__origin__, args)
        return Union[args] if isinstance(t, Union) else t.copy_with(args)
    return t


def get_type_hints(obj, globalns=None, localns=None, include_extras=False, *, format=None):
    """The annotations of a class, function or module, names looked up."""
    if getattr(obj, "__no_type_check__", None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            names = globalns
            if names is None:
                names = getattr(sys.modules.get(base.__module__), "__dict__", {})
            inner = dict(base.__dict__) if localns is None else localns
            found = getattr(base, "__annotations__", None) if _FORMAT else _annotations_of(base)
            for name, value in (found or {}).items():
                hints[name] = _evaluated(value, names, inner)
    else:
        found = getattr(obj, "__annotations__", None)
        if found is None:
            if callable(obj) or hasattr(obj, "__name__"):
                return {}
            lacking = "is not a module, class, method, or function."
            raise TypeError(f"{obj!r} {'does not have annotations' if _FORMAT else lacking}")
        inner = obj
        while hasattr(inner, "__wrapped__"):
            inner = inner.__wrapped__
        if globalns is None:
            globalns = getattr(inner, "__globals__", None) or getattr(obj, "__dict__", {})
        for name, value in found.items():
            hints[name] = _evaluated(value, globalns, localns)
    return hints if include_extras else {name: _stripped(value) for name, value in hints.items()}


for _function in list(globals().values()):
    if getattr(_function, "__module__", None) == __name__ and hasattr(_function, "__code__"):
        _function.__module__ = "typing"
