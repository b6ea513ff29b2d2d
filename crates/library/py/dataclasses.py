"""Classes whose __init__, __repr__ and comparisons follow from their annotations."""

__all__ = [
    "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict", "astuple",
    "make_dataclass", "replace", "is_dataclass",
]  # fmt: skip

from sys import version_info as _version_info

# Annotations are a function's to compute.
_COMPUTED = _version_info >= (3, 14)


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


def _sentinel(name):
    if _version_info < (3, 15):
        return type(f"_{name}_TYPE", (), {"__module__": "dataclasses"})()
    return type("sentinel", (), {"__module__": "builtins", "__name__": name, "__repr__": lambda self: name})()


MISSING, KW_ONLY = _sentinel("MISSING"), _sentinel("KW_ONLY")
_MISSING_TYPE, _KW_ONLY_TYPE = type(MISSING), type(KW_ONLY)
_EMPTY_METADATA = type(int.__dict__)({})


class _FIELD_BASE:
    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE("_FIELD")
_FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")
_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_POST_INIT_NAME = "__post_init__"


class InitVar:
    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    __slots__ = (
        "name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only", "doc",
        "_field_type",
    )  # fmt: skip

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only, doc):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _EMPTY_METADATA if metadata is None else type(_EMPTY_METADATA)(metadata)
        self.kw_only = kw_only
        self.doc = doc
        self._field_type = None

    def __repr__(self):
        parts = [f"{name}={getattr(self, name)!r}" for name in _SHOWN]
        return f"Field({','.join(parts)},_field_type={self._field_type})"

    def __set_name__(self, owner, name):
        func = getattr(type(self.default), "__set_name__", None)
        if func:
            func(self.default, owner, name)

    def __class_getitem__(cls, item):
        from _generic import alias

        return alias(cls, item)


class _DataclassParams:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots", "weakref_slot")

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        return f"_DataclassParams({','.join(f'{name}={getattr(self, name)!r}' for name in self.__slots__)})"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING, doc=None):  # fmt: skip
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


_SHOWN = ("name", "type", "default", "default_factory", "init", "repr", "hash", "compare", "metadata", "kw_only", "doc")

if not _COMPUTED:
    _SHOWN, _field = _SHOWN[:-1], field

    def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
              kw_only=MISSING):  # fmt: skip
        return _field(
            default=default, default_factory=default_factory, init=init, repr=repr, hash=hash, compare=compare,
            metadata=metadata, kw_only=kw_only,
        )  # fmt: skip


def _make_function(name, args, body, scope, cls):
    # A method made from text: arguments and body see the names of `scope`.
    lines = "\n".join(f"  {line}" for line in body)
    text = f"def create({', '.join(scope)}):\n def {name}({', '.join(args)}):\n{lines}\n return {name}"
    made = {}
    exec(text, {"__builtins__": __builtins__}, made)
    function = made["create"](**scope)
    function.__qualname__ = f"{cls.__qualname__}.{name}"
    function.__module__ = cls.__module__
    return function


def _init_text(f, frozen, scope, self_name, slots):
    # The line of __init__ for one field; None: there is none.
    default_name = f"__dataclass_dflt_{f.name}__"
    if f.default_factory is not MISSING:
        scope[default_name] = f.default_factory
        if f.init:
            value = f"{default_name}() if {f.name} is __dataclass_HAS_DEFAULT_FACTORY__ else {f.name}"
        else:
            value = f"{default_name}()"
    elif f.init:
        if f.default is not MISSING:
            scope[default_name] = f.default
        value = f.name
    elif slots and f.default is not MISSING:
        scope[default_name] = f.default
        value = default_name
    else:
        return None
    if f._field_type is _FIELD_INITVAR:
        return None
    if frozen:
        return f"__dataclass_builtins_object__.__setattr__({self_name},{f.name!r},{value})"
    return f"{self_name}.{f.name}={value}"


def _init_param(f):
    if f.default is MISSING and f.default_factory is MISSING:
        return f.name
    if f.default is not MISSING:
        return f"{f.name}=__dataclass_dflt_{f.name}__"
    return f"{f.name}=__dataclass_HAS_DEFAULT_FACTORY__"


def _make_init(cls, fields, std_fields, kw_only_fields, frozen, has_post_init, self_name, slots):
    seen_default = None
    for f in std_fields:
        if f.init:
            if not (f.default is MISSING and f.default_factory is MISSING):
                seen_default = f
            elif seen_default:
                raise TypeError(f"non-default argument {f.name!r} follows default argument {seen_default.name!r}")
    scope = {
        "__dataclass_HAS_DEFAULT_FACTORY__": _HAS_DEFAULT_FACTORY,
        "__dataclass_builtins_object__": object,
    }
    body = [line for f in fields if (line := _init_text(f, frozen, scope, self_name, slots))]
    if has_post_init:
        params = ",".join(f.name for f in fields if f._field_type is _FIELD_INITVAR)
        body.append(f"{self_name}.{_POST_INIT_NAME}({params})")
    args = [self_name] + [_init_param(f) for f in std_fields if f.init]
    kw_only_fields = [f for f in kw_only_fields if f.init]
    if kw_only_fields:
        args += ["*"] + [_init_param(f) for f in kw_only_fields]
    function = _make_function("__init__", args, body or ["pass"], scope, cls)
    named = [f for f in fields if f.init]
    if _COMPUTED:
        function.__annotate__ = _init_annotate(cls, named)
    else:
        function.__annotations__ = {**{f.name: f.type for f in named}, "return": None}
    return function


def _init_annotate(cls, fields):
    types = {f.name: f.type for f in fields}

    def __annotate__(format, /):
        # A value's name may have got its meaning since; every base is asked, and keeps what it answers.
        if format == 1:
            found = {}
            for base in cls.__mro__[-2::-1]:
                found.update(getattr(base, "__annotations__", None) or {})
            return {**{name: found[name] for name in types if name in found}, "return": None}
        return {**types, "return": None}

    return __annotate__


def _make_repr(cls, fields):
    names = [f.name for f in fields]
    running = set()

    def __repr__(self):
        key = id(self)
        if key in running:
            return "..."
        running.add(key)
        try:
            return f"{self.__class__.__qualname__}({', '.join(f'{n}={getattr(self, n)!r}' for n in names)})"
        finally:
            running.discard(key)

    __repr__.__qualname__ = f"{cls.__qualname__}.__repr__"
    __repr__.__module__ = cls.__module__
    return __repr__


def _make_comparison(cls, name, sign, fields):
    if name == "__eq__":
        terms = " and ".join(f"self.{f.name}==other.{f.name}" for f in fields) or "True"
        body = ["if self is other:", " return True", "if other.__class__ is self.__class__:", f" return {terms}"]
    else:
        mine, its = (
            "(" + "".join(f"{side}.{f.name}," for f in fields) + ")" for side in ("self", "other")
        )
        body = ["if other.__class__ is self.__class__:", f" return {mine}{sign}{its}"]
    return _make_function(name, ["self", "other"], [*body, "return NotImplemented"], {}, cls)


def _make_frozen(cls, fields):
    names = {f.name for f in fields}

    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    for function in (__setattr__, __delattr__):
        function.__qualname__ = f"{cls.__qualname__}.{function.__name__}"
        function.__module__ = cls.__module__
    return __setattr__, __delattr__


def _make_hash(cls, fields):
    terms = "".join(f"self.{f.name}," for f in fields)
    return _make_function("__hash__", ["self"], [f"return hash(({terms}))"], {}, cls)


def _mentions(annotation, cls, name, module_name):
    # Whether a type, or the text of one, is typing.ClassVar, dataclasses.InitVar or dataclasses.KW_ONLY.
    import sys

    if not isinstance(annotation, str):
        return False
    head = annotation.strip().partition("[")[0].strip()
    prefix, dot, last = head.rpartition(".")
    if last != name or not last:
        return False
    namespace = sys.modules.get(cls.__module__).__dict__ if cls.__module__ in sys.modules else {}
    if dot:
        module = namespace.get(prefix)
        return getattr(module, "__name__", None) == module_name
    found = namespace.get(last)
    return getattr(found, "__module__", None) == module_name or found is KW_ONLY


def _is_classvar(annotation, cls):
    import sys

    typing = sys.modules.get("typing")
    if typing is None:
        return False
    return (
        annotation is typing.ClassVar
        or getattr(annotation, "__origin__", None) is typing.ClassVar
        or _mentions(annotation, cls, "ClassVar", "typing")
    )


def _is_initvar(annotation, cls):
    return annotation is InitVar or type(annotation) is InitVar or _mentions(annotation, cls, "InitVar", "dataclasses")


def _get_field(cls, a_name, a_type, default_kw_only):
    default = getattr(cls, a_name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if type(default).__name__ == "member_descriptor":
            default = MISSING
        f = field(default=default)
    f.name = a_name
    f.type = a_type
    f._field_type = _FIELD
    if _is_classvar(a_type, cls):
        f._field_type = _FIELD_CLASSVAR
    elif _is_initvar(a_type, cls):
        f._field_type = _FIELD_INITVAR
    if f._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR) and f.default_factory is not MISSING:
        raise TypeError(f"field {f.name} cannot have a default factory")
    if f._field_type in (_FIELD, _FIELD_INITVAR):
        if f.kw_only is MISSING:
            f.kw_only = default_kw_only
    elif f.kw_only is not MISSING:
        raise TypeError(f"field {f.name} is a ClassVar but specifies kw_only")
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory")
    return f


def _collect(cls, fields, kw_only):
    # The class's own annotations become fields; their defaults stay as class attributes.
    cls_fields = []
    kw_only_seen = False
    annotations = cls.__annotations__ if _COMPUTED else cls.__dict__.get("__annotations__", {})
    for name, kind in annotations.items():
        if kind is KW_ONLY or kind is _KW_ONLY_TYPE or _mentions(kind, cls, "KW_ONLY", "dataclasses"):
            if kw_only_seen:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            kw_only_seen = True
            kw_only = True
        else:
            cls_fields.append(_get_field(cls, name, kind, kw_only))
    for f in cls_fields:
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")


def _set_new(cls, name, value):
    if name in cls.__dict__:
        return True
    setattr(cls, name, value)
    return False


def _add_methods(cls, fields, own, p):
    all_init = [f for f in fields.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    field_list = [f for f in fields.values() if f._field_type is _FIELD]
    std = [f for f in all_init if not f.kw_only]
    if p.init:
        self_name = "__dataclass_self__" if "self" in fields else "self"
        kw = [f for f in all_init if f.kw_only]
        made = _make_init(cls, all_init, std, kw, p.frozen, hasattr(cls, _POST_INIT_NAME), self_name, p.slots)
        _set_new(cls, "__init__", made)
    _set_new(cls, "__replace__", _replace)
    if p.repr:
        _set_new(cls, "__repr__", _make_repr(cls, [f for f in field_list if f.repr]))
    compared = [f for f in field_list if f.compare]
    if p.eq:
        _set_new(cls, "__eq__", _make_comparison(cls, "__eq__", "==", compared))
    if p.order:
        for name, sign in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            if _set_new(cls, name, _make_comparison(cls, name, sign, compared)):
                raise TypeError(
                    f"Cannot overwrite attribute {name} in class {cls.__name__} "
                    "Consider using functools.total_ordering"
                )
    if p.frozen:
        for function in _make_frozen(cls, field_list):
            if _set_new(cls, function.__name__, function):
                raise TypeError(f"Cannot overwrite attribute {function.__name__} in class {cls.__name__}")
    hashed = [f for f in field_list if (f.compare if f.hash is None else f.hash)]
    if p.unsafe_hash:
        if own:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        cls.__hash__ = _make_hash(cls, hashed)
    elif p.eq and not own:
        cls.__hash__ = _make_hash(cls, hashed) if p.frozen else None
    return std


def _process_class(cls, p):
    fields = {}
    frozen = []
    for b in cls.__mro__[-1:0:-1]:
        base_fields = getattr(b, _FIELDS, None)
        if base_fields is not None:
            for f in base_fields.values():
                fields[f.name] = f
            frozen.append(getattr(b, _PARAMS).frozen)
    setattr(cls, _PARAMS, p)
    _collect(cls, fields, p.kw_only)
    if frozen:
        if any(frozen) and not p.frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not all(frozen) and p.frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, fields)
    class_hash = cls.__dict__.get("__hash__", MISSING)
    own_hash = not (class_hash is MISSING or (class_hash is None and "__eq__" in cls.__dict__))
    if p.order and not p.eq:
        raise ValueError("eq must be true if order is true")
    std = _add_methods(cls, fields, own_hash, p)
    if not getattr(cls, "__doc__"):
        from _dataclasses_text import auto_docstring

        cls.__doc__ = auto_docstring
        if _version_info < (3, 15):
            cls.__doc__
    if p.match_args:
        _set_new(cls, "__match_args__", tuple(f.name for f in std if f.init))
    if p.weakref_slot and not p.slots:
        raise TypeError("weakref_slot is True but slots is False")
    if p.slots:
        cls = _add_slots(cls, p.frozen, p.weakref_slot, fields)
    if "__abstractmethods__" in cls.__dict__:
        from abc import update_abstractmethods

        update_abstractmethods(cls)
    return cls


def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for field, value in zip(fields(self), state):
        object.__setattr__(self, field.name, value)


def _add_slots(cls, is_frozen, weakref_slot, all_fields):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    cls_dict = dict(cls.__dict__)
    names = tuple(f.name for f in fields(cls))
    inherited = set()
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get("__slots__", ())
        inherited.update((slots,) if isinstance(slots, str) else slots)
        if "__weakref__" in base.__dict__:
            inherited.add("__weakref__")
    own = [name for name in names if name not in inherited]
    if weakref_slot and "__weakref__" not in inherited:
        own.append("__weakref__")
    docs = {name: getattr(all_fields.get(name), "doc", None) for name in own}
    cls_dict["__slots__"] = docs if any(doc is not None for doc in docs.values()) else tuple(own)
    for name in names:
        cls_dict.pop(name, None)
    cls_dict.pop("__dict__", None)
    cls_dict.pop("__weakref__", None)
    qualname = cls.__qualname__
    newcls = type(cls)(cls.__name__, cls.__bases__, cls_dict)
    newcls.__qualname__ = qualname
    if is_frozen:
        if "__getstate__" not in cls_dict:
            newcls.__getstate__ = _dataclass_getstate
        if "__setstate__" not in cls_dict:
            newcls.__setstate__ = _dataclass_setstate
    _repoint(cls, newcls)
    return newcls


def _repoint(old, new):
    # super() and __class__ in methods mean the new class: their cells are changed.
    for member in new.__dict__.values():
        if isinstance(member, (staticmethod, classmethod)):
            member = member.__func__
        parts = (member.fget, member.fset, member.fdel) if isinstance(member, property) else (member,)
        if type(member) is type(_repoint):
            parts = (member, getattr(member, "__annotate__", None))
        for function in parts:
            for cell in getattr(function, "__closure__", None) or ():
                try:
                    if cell.cell_contents is old:
                        cell.cell_contents = new
                except ValueError:
                    pass


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):  # fmt: skip
    def wrap(cls):
        params = (init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)
        return _process_class(cls, _DataclassParams(*params))

    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple(f for f in found.values() if f._field_type is _FIELD)


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict):
    if not hasattr(type(obj), _FIELDS):
        raise TypeError("asdict() should be called on dataclass instances")
    return _converted(obj, lambda pairs, obj: dict_factory(pairs))


def astuple(obj, *, tuple_factory=tuple):
    if not hasattr(type(obj), _FIELDS):
        raise TypeError("astuple() should be called on dataclass instances")
    return _converted(obj, lambda pairs, obj: tuple_factory([value for _, value in pairs]))


_ATOMIC = frozenset({type(None), bool, int, float, str, complex, bytes, type(...), type(NotImplemented), type, range,
                     property, type(len), type(lambda: 0), type((lambda: 0).__code__)})  # fmt: skip


def _converted(obj, make):
    kind = type(obj)
    if kind in _ATOMIC:
        return obj
    if hasattr(kind, _FIELDS):
        return make([(f.name, _converted(getattr(obj, f.name), make)) for f in fields(obj)], obj)
    if kind in (list, tuple):
        return kind([_converted(item, make) for item in obj])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return kind(*[_converted(item, make) for item in obj])
    if isinstance(obj, (list, tuple)):
        return kind(_converted(item, make) for item in obj)
    if isinstance(obj, dict):
        pairs = ((_converted(key, make), _converted(value, make)) for key, value in obj.items())
        if hasattr(obj, "default_factory"):
            result = kind(obj.default_factory)
            for key, value in pairs:
                result[key] = value
            return result
        return kind(pairs)
    from copy import deepcopy

    return deepcopy(obj)


def __getattr__(name):
    if name == "make_dataclass":
        from _dataclasses_make import make_dataclass

        globals()[name] = make_dataclass
        return make_dataclass
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def replace(obj, /, **changes):
    if not hasattr(type(obj), _FIELDS):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f"field {f.name} is declared with init=False, it cannot be specified with replace()")
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)
