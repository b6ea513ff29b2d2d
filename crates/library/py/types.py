"""Names of the types that the machine makes, and helpers to make classes."""

import sys

import _memory


def _f():
    yield


async def _c():
    pass


FunctionType = LambdaType = type(_f)
CodeType = type(_f.__code__)
MappingProxyType = type(int.__dict__)
CellType = type((lambda x: lambda: x)(1).__closure__[0])
GeneratorType = type(_f())
_c = _c()
CoroutineType = type(_c)
_c.close()


async def _a():
    yield


AsyncGeneratorType = type(_a())
MethodType = type(_f.__get__(0))
BuiltinFunctionType = BuiltinMethodType = type(len)
WrapperDescriptorType = type(object.__init__)
MethodWrapperType = type(object().__str__)
MethodDescriptorType = type(str.join)
ClassMethodDescriptorType = type(dict.__dict__["fromkeys"])
ModuleType = type(sys)
try:
    raise TypeError
except TypeError as error:
    TracebackType = type(error.__traceback__)
    FrameType = type(error.__traceback__.tb_frame)
GetSetDescriptorType = type(FunctionType.__dict__["__code__"])
MemberDescriptorType = type(FunctionType.__dict__["__globals__"])
EllipsisType = type(...)
NoneType = type(None)
NotImplementedType = type(NotImplemented)
CapsuleType = _memory.CapsuleType
del _f, _c


class SimpleNamespace:
    def __init__(self, /, *args, **kwargs):
        if len(args) > 1:
            raise TypeError(f"{type(self).__name__} expected at most 1 argument, got {len(args)}")
        made = dict(args[0]) if args else {}
        for key in made:
            if not isinstance(key, str):
                raise TypeError("keywords must be strings")
        self.__dict__.update(made)
        self.__dict__.update(kwargs)

    def __repr__(self):
        name = "namespace" if type(self) is SimpleNamespace else type(self).__name__
        return _namespace_repr(self, name)

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __replace__(self, /, **kwargs):
        made = type(self)(**self.__dict__)
        made.__dict__.update(kwargs)
        return made

    def __reduce__(self):
        return type(self), (), self.__dict__


_memory.stands_for_c_type(SimpleNamespace, 24)
_shown_now = set()


def _namespace_repr(space, name):
    if id(space) in _shown_now:
        return f"{name}(...)"
    _shown_now.add(id(space))
    try:
        return f"{name}({', '.join(f'{key}={value!r}' for key, value in space.__dict__.items())})"
    finally:
        _shown_now.discard(id(space))


def new_class(name, bases=(), kwds=None, exec_body=None):
    resolved_bases = resolve_bases(bases)
    meta, ns, kwds = prepare_class(name, resolved_bases, kwds)
    if exec_body is not None:
        exec_body(ns)
    if resolved_bases is not bases:
        ns["__orig_bases__"] = bases
    return meta(name, resolved_bases, ns, **kwds)


def resolve_bases(bases):
    new_bases = list(bases)
    updated = False
    shift = 0
    for i, base in enumerate(bases):
        if isinstance(base, type) or not hasattr(base, "__mro_entries__"):
            continue
        new_base = base.__mro_entries__(bases)
        updated = True
        if not isinstance(new_base, tuple):
            raise TypeError("__mro_entries__ must return a tuple")
        new_bases[i + shift : i + shift + 1] = new_base
        shift += len(new_base) - 1
    return tuple(new_bases) if updated else bases


def prepare_class(name, bases=(), kwds=None):
    kwds = {} if kwds is None else dict(kwds)
    if "metaclass" in kwds:
        meta = kwds.pop("metaclass")
    else:
        meta = type(bases[0]) if bases else type
    if isinstance(meta, type):
        meta = _calculate_meta(meta, bases)
    ns = meta.__prepare__(name, bases, **kwds) if hasattr(meta, "__prepare__") else {}
    return meta, ns, kwds


def _calculate_meta(meta, bases):
    winner = meta
    for base in bases:
        base_meta = type(base)
        if issubclass(winner, base_meta):
            continue
        if issubclass(base_meta, winner):
            winner = base_meta
            continue
        raise TypeError(
            "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass "
            "of the metaclasses of all its bases"
        )
    return winner


def get_original_bases(cls, /):
    try:
        return cls.__dict__.get("__orig_bases__", cls.__bases__)
    except AttributeError:
        raise TypeError(f"Expected an instance of type, not {type(cls).__name__!r}") from None


class DynamicClassAttribute:
    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = doc or fget.__doc__
        self.overwrite_doc = doc is None
        self.__isabstractmethod__ = bool(getattr(fget, "__isabstractmethod__", False))

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.__isabstractmethod__:
                return self
            raise AttributeError()
        elif self.fget is None:
            raise AttributeError("unreadable attribute")
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)

    def getter(self, fget):
        fdoc = fget.__doc__ if self.overwrite_doc else None
        result = type(self)(fget, self.fset, self.fdel, fdoc or self.__doc__)
        result.overwrite_doc = self.overwrite_doc
        return result

    def setter(self, fset):
        result = type(self)(self.fget, fset, self.fdel, self.__doc__)
        result.overwrite_doc = self.overwrite_doc
        return result

    def deleter(self, fdel):
        result = type(self)(self.fget, self.fset, fdel, self.__doc__)
        result.overwrite_doc = self.overwrite_doc
        return result


def coroutine(func):
    if not callable(func):
        raise TypeError("types.coroutine() expects a callable")
    if type(func) is FunctionType:
        flags = func.__code__.co_flags
        if flags & 0x180:
            return func
        if flags & 0x20:
            func.__code__ = func.__code__.replace(co_flags=flags | 0x100)
            return func
    from _types_coroutine import wrapped

    return wrapped(func)


def __getattr__(name):
    if name == "GenericAlias":
        from _generic import GenericAlias as found
    elif name == "UnionType":
        from _generic import Union as found
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found
    return found


__all__ = [name for name in globals() if name[:1] != "_" and name != "sys"] + ["GenericAlias", "UnionType"]


if sys.version_info < (3, 14):
    # What CPython's own text of this module leaves to the collector.
    class _C:
        def _m(self):
            pass

    del _C
del sys
