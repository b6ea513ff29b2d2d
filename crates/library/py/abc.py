"""Abstract base classes: classes that say which methods their subclasses owe."""

from weakref import ref as _ref


def abstractmethod(funcobj):
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    __isabstractmethod__ = True


def _remember(group, cls):
    # Adds a weak reference to the class that leaves the set when the class dies.
    group_ref = _ref(group)

    def forget(dead):
        group = group_ref()
        if group is not None:
            group.discard(dead)

    group.add(_ref(cls, forget))


def _known(group, cls):
    if not group:
        return False
    try:
        return _ref(cls) in group
    except TypeError:
        return False


class _abc_data:
    # What a class knows of the classes that count as its subclasses.
    __slots__ = ("registry", "cache", "negative", "version", "__weakref__")

    def __init__(self):
        self.registry = set()
        self.cache = set()
        self.negative = set()
        self.version = _counter


_counter = 0


def get_cache_token():
    return _counter


def update_abstractmethods(cls):
    if not hasattr(cls, "__abstractmethods__"):
        return cls
    names = set()
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                names.add(name)
    for name, value in cls.__dict__.items():
        if getattr(value, "__isabstractmethod__", False):
            names.add(name)
    cls.__abstractmethods__ = frozenset(names)
    return cls


class ABCMeta(type):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        names = {key for key, value in namespace.items() if getattr(value, "__isabstractmethod__", False)}
        for base in bases:
            for key in getattr(base, "__abstractmethods__", ()):
                if getattr(getattr(cls, key, None), "__isabstractmethod__", False):
                    names.add(key)
        cls.__abstractmethods__ = frozenset(names)
        cls._abc_impl = _abc_data()
        return cls

    def register(cls, subclass):
        global _counter
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        _remember(cls._abc_impl.registry, subclass)
        _counter += 1
        return subclass

    def __instancecheck__(cls, instance):
        subclass = instance.__class__
        data = cls._abc_impl
        if _known(data.cache, subclass):
            return True
        subtype = type(instance)
        if subtype is subclass:
            if data.version == _counter and _known(data.negative, subclass):
                return False
            return cls.__subclasscheck__(subclass)
        return cls.__subclasscheck__(subclass) or cls.__subclasscheck__(subtype)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        data = cls._abc_impl
        if _known(data.cache, subclass):
            return True
        if data.version < _counter:
            data.negative.clear()
            data.version = _counter
        elif _known(data.negative, subclass):
            return False
        answer = cls.__subclasshook__(subclass)
        if answer is not NotImplemented:
            if not isinstance(answer, bool):
                raise AssertionError("__subclasshook__ must return either False, True, or NotImplemented")
            _remember(data.cache if answer else data.negative, subclass)
            return answer
        if cls in getattr(subclass, "__mro__", ()):
            _remember(data.cache, subclass)
            return True
        for registered in list(data.registry):
            known = registered()
            if known is not None and issubclass(subclass, known):
                _remember(data.cache, subclass)
                return True
        for derived in cls.__subclasses__():
            if issubclass(subclass, derived):
                _remember(data.cache, subclass)
                return True
        _remember(data.negative, subclass)
        return False

    def _dump_registry(cls, file=None):
        data = cls._abc_impl
        print(f"Class: {cls.__module__}.{cls.__qualname__}", file=file)
        print(f"Inv. counter: {_counter}", file=file)
        print(f"_abc_registry: {data.registry!r}", file=file)
        print(f"_abc_cache: {data.cache!r}", file=file)
        print(f"_abc_negative_cache: {data.negative!r}", file=file)
        print(f"_abc_negative_cache_version: {data.version!r}", file=file)

    def _abc_registry_clear(cls):
        cls._abc_impl.registry.clear()

    def _abc_caches_clear(cls):
        cls._abc_impl.cache.clear()
        cls._abc_impl.negative.clear()


class ABC(metaclass=ABCMeta):
    __slots__ = ()
