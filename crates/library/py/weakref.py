"""The parts of weakref that are written in Python: the weak containers, WeakMethod and finalize.
ref, proxy, getweakrefs, getweakrefcount and the types are in the namespace already, from modules/weakref.rs,
and so is _print_exception.
"""

from _weakrefset import WeakSet, _Container

ProxyTypes = (ProxyType, CallableProxyType)

__all__ = [
    "ref",
    "proxy",
    "getweakrefcount",
    "getweakrefs",
    "WeakKeyDictionary",
    "ReferenceType",
    "ProxyType",
    "CallableProxyType",
    "ProxyTypes",
    "WeakValueDictionary",
    "WeakSet",
    "WeakMethod",
    "finalize",
]

_missing = object()


class WeakMethod(ref):
    __slots__ = ("_func_ref", "_meth_type", "_alive", "__weakref__")

    def __new__(cls, meth, callback=None):
        try:
            owner = meth.__self__
            function = meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None

        def dead(_):
            # Called when the object or the function dies; only the first of the two counts.
            method = own_ref()
            if method is not None and method._alive:
                method._alive = False
                if callback is not None:
                    callback(method)

        self = ref.__new__(cls, owner, dead)
        self._func_ref = ref(function, dead)
        self._meth_type = type(meth)
        self._alive = True
        own_ref = ref(self)
        return self

    def __call__(self):
        owner = super().__call__()
        function = self._func_ref()
        if owner is None or function is None:
            return None
        return self._meth_type(function, owner)

    def __eq__(self, other):
        if isinstance(other, WeakMethod):
            if not self._alive or not other._alive:
                return self is other
            return ref.__eq__(self, other) and self._func_ref == other._func_ref
        return NotImplemented

    def __ne__(self, other):
        if isinstance(other, WeakMethod):
            return not self == other
        return NotImplemented

    __hash__ = ref.__hash__


class KeyedRef(ref):
    # The reference to a value of a WeakValueDictionary: it knows its key.
    __slots__ = ("key",)

    def __new__(cls, ob, callback, key):
        self = ref.__new__(cls, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


class _WeakMapping(_Container):
    # What both weak dictionaries have in common.
    __reversed__ = None

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"

    def __iter__(self):
        return self.keys()

    def __eq__(self, other):
        if isinstance(other, (_WeakMapping, dict)):
            return dict(self.items()) == dict(other.items())
        return NotImplemented

    __hash__ = None

    def clear(self):
        self.data.clear()

    def update(self, other=None, /, **items):
        if other is not None:
            if not hasattr(other, "items"):
                other = dict(other)
            for key, value in other.items():
                self[key] = value
        for key, value in items.items():
            self[key] = value

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if isinstance(other, (_WeakMapping, dict)):
            result = self.copy()
            result.update(other)
            return result
        return NotImplemented

    def __ror__(self, other):
        if isinstance(other, (_WeakMapping, dict)):
            result = type(self)()
            result.update(other)
            result.update(self)
            return result
        return NotImplemented

    def __copy__(self):
        return self.copy()

    @classmethod
    def __class_getitem__(cls, item):
        return cls


class WeakValueDictionary(_WeakMapping):
    def __init__(self, other=(), /, **items):
        def remove(reference, own_ref=ref(self)):
            self = own_ref()
            if self is not None and not self._put_off(reference.key):
                self._drop(reference.key)

        self._remove = remove
        self.data = {}
        self._begin()
        self.update(other, **items)

    def _drop(self, key):
        reference = self.data.get(key)
        if reference is not None and reference() is None:
            del self.data[key]

    def __len__(self):
        self._commit()
        return len(self.data)

    def __getitem__(self, key):
        self._commit()
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self._commit()
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        self._commit()
        del self.data[key]

    def __contains__(self, key):
        self._commit()
        reference = self.data.get(key)
        return reference is not None and reference() is not None

    def copy(self):
        self._commit()
        new = WeakValueDictionary()
        for key, reference in self._walk(self.data.items()):
            value = reference()
            if value is not None:
                new[key] = value
        return new

    def __deepcopy__(self, memo):
        return self.copy()

    def get(self, key, default=None):
        self._commit()
        reference = self.data.get(key)
        value = None if reference is None else reference()
        return default if value is None else value

    def items(self):
        self._commit()
        for key, reference in self._walk(self.data.items()):
            value = reference()
            if value is not None:
                yield key, value

    def keys(self):
        self._commit()
        for key, reference in self._walk(self.data.items()):
            if reference() is not None:
                yield key

    def values(self):
        self._commit()
        for reference in self._walk(self.data.values()):
            value = reference()
            if value is not None:
                yield value

    def valuerefs(self):
        self._commit()
        return list(self.data.values())

    def itervaluerefs(self):
        self._commit()
        yield from self._walk(self.data.values())

    def popitem(self):
        self._commit()
        while True:
            key, reference = self.data.popitem()
            value = reference()
            if value is not None:
                return key, value

    def pop(self, key, *default):
        self._commit()
        try:
            value = self.data.pop(key)()
        except KeyError:
            value = None
        if value is not None:
            return value
        if default:
            return default[0]
        raise KeyError(key)

    def setdefault(self, key, default=None):
        value = self.get(key, _missing)
        if value is _missing:
            self[key] = default
            return default
        return value


class WeakKeyDictionary(_WeakMapping):
    def __init__(self, dict=None):
        def remove(reference, own_ref=ref(self)):
            self = own_ref()
            if self is not None and not self._put_off(reference):
                self._drop(reference)

        self._remove = remove
        self.data = {}
        self._begin()
        if dict is not None:
            self.update(dict)

    def _drop(self, reference):
        self.data.pop(reference, None)

    def __len__(self):
        return len(self.data) - sum(reference in self.data for reference in self._dead)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            reference = ref(key)
        except TypeError:
            return False
        return reference in self.data

    def copy(self):
        new = WeakKeyDictionary()
        for key, value in self.items():
            new[key] = value
        return new

    def __deepcopy__(self, memo):
        return self.copy()

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def items(self):
        for reference, value in self._walk(self.data.items()):
            key = reference()
            if key is not None:
                yield key, value

    def keys(self):
        for reference in self._walk(self.data):
            key = reference()
            if key is not None:
                yield key

    def values(self):
        for reference, value in self._walk(self.data.items()):
            if reference() is not None:
                yield value

    def keyrefs(self):
        return list(self.data)

    def popitem(self):
        while True:
            reference, value = self.data.popitem()
            key = reference()
            if key is not None:
                return key, value

    def pop(self, key, *default):
        return self.data.pop(ref(key), *default)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)


class finalize:
    # The object's weak reference has the finalizer itself as callback; the registry keeps both alive.
    __slots__ = ()
    _registry = {}
    _shutdown = False
    _next_index = 0
    _dirty = False
    _registered_with_atexit = False

    class _Info:
        __slots__ = ("weakref", "func", "args", "kwargs", "atexit", "index")

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._registered_with_atexit:
            import atexit

            atexit.register(finalize._exitfunc)
            finalize._registered_with_atexit = True
        info = finalize._Info()
        info.weakref = ref(obj, self)
        info.func = func
        info.args = args
        info.kwargs = kwargs or None
        info.atexit = True
        info.index = finalize._next_index
        finalize._next_index += 1
        finalize._registry[self] = info
        finalize._dirty = True

    def __call__(self, _=None):
        info = self._registry.pop(self, None)
        if info and not self._shutdown:
            return info.func(*info.args, **(info.kwargs or {}))

    def detach(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None and self._registry.pop(self, None):
            return (obj, info.func, info.args, info.kwargs or {})

    def peek(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None:
            return (obj, info.func, info.args, info.kwargs or {})

    @property
    def alive(self):
        return self in self._registry

    @property
    def atexit(self):
        info = self._registry.get(self)
        return bool(info) and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = self._registry.get(self)
        if info:
            info.atexit = bool(value)

    def __repr__(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is None:
            return f"<{type(self).__name__} object at {id(self):#x}; dead>"
        return f"<{type(self).__name__} object at {id(self):#x}; for {type(obj).__name__!r} at {id(obj):#x}>"

    @classmethod
    def _select_for_exit(cls):
        # Oldest first: the exit function takes them from the end.
        chosen = [(finalizer, info) for finalizer, info in cls._registry.items() if info.atexit]
        chosen.sort(key=lambda item: item[1].index)
        return [finalizer for finalizer, info in chosen]

    @classmethod
    def _exitfunc(cls):
        import gc

        reenable = False
        try:
            if cls._registry:
                if gc.isenabled():
                    reenable = True
                    gc.disable()
                pending = None
                while True:
                    if pending is None or finalize._dirty:
                        pending = cls._select_for_exit()
                        finalize._dirty = False
                    if not pending:
                        break
                    finalizer = pending.pop()
                    try:
                        finalizer()
                    except Exception as error:
                        _print_exception(error)
        finally:
            finalize._shutdown = True
            if reenable:
                gc.enable()
