"""Stand-ins that note how they are used, and `patch` that puts them in the place of something else for a while."""

import functools

from _unittest_patch import patch
from _unittest_asserts import safe_repr

__all__ = [
    "Mock", "MagicMock", "NonCallableMock", "NonCallableMagicMock", "AsyncMock", "PropertyMock", "patch", "sentinel",
    "DEFAULT", "ANY", "call", "create_autospec", "mock_open", "seal",
]  # fmt: skip


class _Sentinel:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"

    def __reduce__(self):
        return f"sentinel.{self.name}"


class _Sentinels:
    """Objects that are nothing but themselves, one for each name."""

    def __init__(self):
        self._known = {}

    def __getattr__(self, name):
        if name == "__bases__":
            raise AttributeError(name)
        return self._known.setdefault(name, _Sentinel(name))


sentinel = _Sentinels()
DEFAULT = sentinel.DEFAULT


class _Any:
    """Equal to everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    __hash__ = None

    def __repr__(self):
        return "<ANY>"


ANY = _Any()


class _Call(tuple):
    """A call as it was made: name, arguments, keyword arguments."""

    def __new__(cls, value=(), name="", two=False):
        args, kwargs = (), {}
        for part in value:
            if isinstance(part, str):
                name = part
            elif isinstance(part, tuple):
                args = part
            else:
                kwargs = part
        return tuple.__new__(cls, (args, kwargs) if two else (name, args, kwargs))

    def __init__(self, value=(), name=None, two=False):
        self._mock_name = name

    @property
    def args(self):
        return self[-2]

    @property
    def kwargs(self):
        return self[-1]

    def __eq__(self, other):
        if not isinstance(other, tuple):
            return NotImplemented
        other = _Call(other)
        name = self[0] if len(self) == 3 else ""
        return (name, self[-2], self[-1]) == (tuple.__getitem__(other, 0), other[-2], other[-1])

    __hash__ = None

    def __call__(self, *args, **kwargs):
        return _Call((self._mock_name or "", args, kwargs), name=f"{self._mock_name or ''}()")

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return _Call(name=f"{self._mock_name}.{name}" if self._mock_name else name)

    def __repr__(self):
        name = self[0] if len(self) == 3 else ""
        return _call_text(f"call.{name}" if name else "call", self[-2], self[-1])


call = _Call()


def _call_text(name, args, kwargs):
    words = [*map(repr, args), *(f"{key}={value!r}" for key, value in kwargs.items())]
    return f"{name}({', '.join(words)})"


class _CallList(list):
    """Calls in their order; contains a list of them that is a part of it."""

    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        return any(self[i : i + len(value)] == value for i in range(len(self) - len(value) + 1))


_MAGICS = {
    f"__{name}__"
    for name in (
        "lt gt le ge eq ne hash str repr sizeof len contains getitem setitem delitem iter reversed missing enter exit "
        "int float complex bool index round trunc floor ceil neg pos abs invert divmod rdivmod call get set delete next "
        "dir format bytes fspath aenter aexit aiter anext lshift rshift ilshift irshift rlshift rrshift "
        "add sub mul matmul truediv floordiv mod and xor or pow iadd isub imul imatmul itruediv ifloordiv "
        "imod iand ixor ior ipow radd rsub rmul rmatmul rtruediv rfloordiv rmod rand "
        "rxor ror rpow"
    ).split()
}
_MAGIC_RESULTS = {
    "__hash__": lambda self: object.__hash__(self), "__str__": lambda self: object.__str__(self),
    "__sizeof__": lambda self: object.__sizeof__(self), "__eq__": lambda self: _equality(self),
    "__ne__": lambda self: _inequality(self), "__iter__": lambda self: iter([]),
}  # fmt: skip
_MAGIC_VALUES = {
    "__lt__": NotImplemented, "__gt__": NotImplemented, "__le__": NotImplemented, "__ge__": NotImplemented,
    "__int__": 1, "__contains__": False, "__len__": 0, "__exit__": False, "__complex__": 1j, "__float__": 1.0,
    "__bool__": True, "__index__": 1,
}  # fmt: skip


class _Equality:
    def __init__(self, mock, wanted):
        self.mock, self.wanted = mock, wanted

    def __call__(self, other):
        if self.mock is other:
            return self.wanted
        return True if self.wanted and other is ANY else NotImplemented


def _equality(mock):
    return _Equality(mock, True)


def _inequality(mock):
    return _Equality(mock, False)


class NonCallableMock:
    """A stand-in with every attribute asked of it."""

    def __new__(cls, *args, **kwargs):
        # A class of its own: special methods are looked up there.
        own = type(cls.__name__, (cls,), {"__doc__": cls.__doc__, "__module__": cls.__module__})
        return object.__new__(own)

    def __init__(
        self, spec=None, return_value=DEFAULT, side_effect=None, wraps=None, name=None, spec_set=None, parent=None,
        **kwargs,
    ):  # fmt: skip
        own = self.__dict__
        spec = spec_set if spec is None else spec
        own["_mock_methods"] = None if spec is None else spec if isinstance(spec, list) else dir(spec)
        own["_spec_set"] = spec_set is not None
        own["_spec_class"] = spec if isinstance(spec, type) or spec is None or isinstance(spec, list) else type(spec)
        own["_mock_children"] = {}
        own["_mock_parent"] = parent
        own["_mock_name"] = name
        own["_mock_return_value"] = return_value
        own["_mock_wraps"] = wraps
        own["_sealed"] = False
        self.side_effect = side_effect
        self._forget_calls()
        self.configure_mock(**kwargs)

    def _forget_calls(self):
        self.__dict__.update(
            called=False, call_count=0, call_args=None, call_args_list=_CallList(), mock_calls=_CallList(),
            method_calls=_CallList(),
        )  # fmt: skip

    @property
    def __class__(self):
        spec = self.__dict__.get("_spec_class")
        return type(self) if spec is None or isinstance(spec, list) else spec

    @property
    def return_value(self):
        if self._mock_return_value is DEFAULT:
            self._mock_return_value = self._get_child_mock(name="()", parent=self)
        return self._mock_return_value

    @return_value.setter
    def return_value(self, value):
        self._mock_return_value = value

    @property
    def side_effect(self):
        return self.__dict__["_mock_side_effect"]

    @side_effect.setter
    def side_effect(self, value):
        if value is not None and not callable(value) and not _is_exception(value):
            value = iter(value)
        self.__dict__["_mock_side_effect"] = value

    def _get_child_mock(self, /, **kwargs):
        kind = next(cls for cls in type(self).__mro__[1:] if cls.__module__ == __name__)
        kind = {NonCallableMock: Mock, NonCallableMagicMock: MagicMock, PropertyMock: MagicMock}.get(kind, kind)
        return kind(**kwargs)

    def __getattr__(self, name):
        if name in ("_mock_methods", "_mock_children"):
            raise AttributeError(name)
        if self._mock_methods is not None:
            if name not in self._mock_methods:
                raise AttributeError(f"Mock object has no attribute {name!r}")
        elif name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        if self._mock_methods is None and name.startswith(("assert", "assret", "asert", "aseert", "assrt")):
            raise AttributeError(
                f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant to be an attribute."
            )
        if name not in self._mock_children:
            if self._sealed:
                raise AttributeError(f"{self._path()}.{name}")
            wraps = None if self._mock_wraps is None else getattr(self._mock_wraps, name)
            self._mock_children[name] = self._get_child_mock(name=name, parent=self, wraps=wraps)
        child = self._mock_children[name]
        if child is _deleted:
            raise AttributeError(name)
        return child

    def __setattr__(self, name, value):
        if name in _SETTABLE:
            return object.__setattr__(self, name, value)
        if self._spec_set and self._mock_methods is not None and name not in self._mock_methods:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if name in _MAGICS:
            self._adopt(name, value)
            if not isinstance(value, NonCallableMock):
                function = value
                value = lambda *args, **kwargs: function(*args, **kwargs)
            return setattr(type(self), name, value)
        if self._adopt(name, value):
            self._mock_children[name] = value
        else:
            object.__setattr__(self, name, value)

    def _adopt(self, name, value):
        free = isinstance(value, NonCallableMock) and value._mock_parent is None and value._mock_name is None
        if free:
            value.__dict__["_mock_parent"], value.__dict__["_mock_name"] = self, name
        return free

    def __delattr__(self, name):
        if name in _MAGICS and name in type(self).__dict__:
            return delattr(type(self), name)
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif self._mock_children.get(name) is _deleted:
            raise AttributeError(name)
        self._mock_children[name] = _deleted

    def __dir__(self):
        names = set(self._mock_methods or ()) | set(dir(type(self))) | set(self.__dict__) | set(self._mock_children)
        return sorted(name for name in names if not name.startswith("_mock"))

    def configure_mock(self, /, **kwargs):
        """Set attributes, `a.b=value` those of attributes."""
        for path, value in sorted(kwargs.items(), key=lambda item: item[0].count(".")):
            *owners, last = path.split(".")
            setattr(functools.reduce(getattr, owners, self), last, value)

    def attach_mock(self, mock, attribute):
        """Make another stand-in an attribute of this one."""
        mock.__dict__.update(_mock_parent=None, _mock_name=None)
        setattr(self, attribute, mock)

    def reset_mock(self, *, return_value=False, side_effect=False):
        """Forget all calls."""
        self._forget_calls()
        if return_value:
            self._mock_return_value = DEFAULT
        if side_effect:
            self.side_effect = None
        for child in self._mock_children.values():
            if child is not _deleted:
                child.reset_mock(return_value=return_value, side_effect=side_effect)
        result = self._mock_return_value
        if isinstance(result, NonCallableMock) and result is not self:
            result.reset_mock(return_value=return_value, side_effect=side_effect)

    def _path(self):
        parts, mock = [], self
        while mock is not None:
            parts.append(mock._mock_name or "mock")
            mock = mock._mock_parent
        return ".".join(reversed(parts)).replace(".()", "()")

    def __repr__(self):
        spec = self._spec_class
        of = f" spec={spec.__name__!r}" if isinstance(spec, type) else ""
        named = self._mock_name is not None or self._mock_parent is not None
        name = f" name={self._path()!r}" if named else ""
        return f"<{type(self).__name__}{name}{of} id='{id(self)}'>"

    def _note(self, args, kwargs):
        own = self.__dict__
        own["called"] = True
        own["call_count"] += 1
        own["call_args"] = made = _Call((args, kwargs), two=True)
        own["call_args_list"].append(made)
        own["mock_calls"].append(_Call(("", args, kwargs)))
        name, mock = "", self
        while mock._mock_parent is not None:
            own_name = mock._mock_name or ""
            name = f"{own_name}{'' if not name or name.startswith('()') else '.'}{name}"
            mock = mock._mock_parent
            mock.__dict__["mock_calls"].append(_Call((name, args, kwargs)))
            if "()" not in name:
                mock.__dict__["method_calls"].append(_Call((name, args, kwargs)))

    def _failed(self, what):
        raise AssertionError(what)

    def _label(self):
        return self._mock_name or "mock"

    def _times(self):
        return "once" if self.call_count == 1 else f"{self.call_count} times"

    def _calls_text(self):
        return f"\nCalls: {safe_repr(self.mock_calls)}." if self.mock_calls else ""

    def assert_called(self):
        """Fail unless it was called."""
        if not self.called:
            self._failed(f"Expected '{self._label()}' to have been called.")

    def assert_not_called(self):
        """Fail if it was called."""
        if self.called:
            self._failed(
                f"Expected '{self._label()}' to not have been called. Called {self._times()}.{self._calls_text()}"
            )

    def assert_called_once(self):
        """Fail unless it was called once."""
        if self.call_count != 1:
            self._failed(
                f"Expected '{self._label()}' to have been called once. Called {self._times()}.{self._calls_text()}"
            )

    def assert_called_with(self, /, *args, **kwargs):
        """Fail unless the last call was this one."""
        expected = _call_text(self._label(), args, kwargs)
        if self.call_args is None:
            self._failed(f"expected call not found.\nExpected: {expected}\n  Actual: not called.")
        if self.call_args != _Call((args, kwargs), two=True):
            actual = _call_text(self._label(), *self.call_args)
            self._failed(f"expected call not found.\nExpected: {expected}\n  Actual: {actual}")

    def assert_called_once_with(self, /, *args, **kwargs):
        """Fail unless there was one call, and this one."""
        if self.call_count != 1:
            self._failed(f"Expected '{self._label()}' to be called once. Called {self._times()}.{self._calls_text()}")
        self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        """Fail unless there was this call."""
        if _Call((args, kwargs), two=True) not in list(self.call_args_list):
            self._failed(f"{_call_text(self._label(), args, kwargs)} call not found")

    def assert_has_calls(self, calls, any_order=False):
        """Fail unless there were these calls."""
        made = list(self.mock_calls)
        if any_order:
            missing = [wanted for wanted in calls if wanted not in made or made.remove(wanted)]
            if missing:
                self._failed(f"{tuple(missing)!r} not all found in call list")
        elif list(calls) not in self.mock_calls:
            self._failed(f"Calls not found.\nExpected: {safe_repr(_CallList(calls))}\n  Actual: {self.mock_calls!r}")


_deleted = sentinel.DELETED
_SETTABLE = {
    "return_value", "side_effect", "_mock_return_value", "called", "call_count", "call_args", "call_args_list",
    "mock_calls", "method_calls", "_mock_wraps",
}  # fmt: skip


def _is_exception(value):
    return isinstance(value, BaseException) or isinstance(value, type) and issubclass(value, BaseException)


class Mock(NonCallableMock):
    """A stand-in that can be called."""

    def __call__(self, /, *args, **kwargs):
        self._note(args, kwargs)
        return self._answer(args, kwargs)

    def _answer(self, args, kwargs):
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            result = effect(*args, **kwargs) if callable(effect) else next(effect)
            if _is_exception(result):
                raise result
            if result is not DEFAULT:
                return result
        if self._mock_return_value is DEFAULT and self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


class _MagicMixin:
    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        names = _MAGICS - {
            "__call__", "__get__", "__set__", "__delete__", "__missing__", "__next__", "__dir__", "__repr__",
        }  # fmt: skip
        names = {name for name in names if name[:3] != "__a" or name in ("__add__", "__and__", "__abs__")}
        if self._mock_methods is not None:
            names &= set(self._mock_methods)
        for name in names:
            if not (name.startswith("__r") and name[3:5] not in ("ou", "ev")):
                setattr(type(self), name, _Magic(name))


class _Magic:
    """A special method that is made when first looked up."""

    def __init__(self, name):
        self.name = name

    def __get__(self, obj, kind=None):
        if obj is None:
            return self
        made = Mock(name=self.name, parent=obj)
        if self.name in _MAGIC_RESULTS:
            default = _MAGIC_RESULTS[self.name](obj)
            made.side_effect = default if isinstance(default, _Equality) else None
            if self.name == "__iter__":
                made.side_effect = lambda: iter([])
            elif not isinstance(default, _Equality):
                made.return_value = default
        elif self.name in _MAGIC_VALUES:
            made.return_value = _MAGIC_VALUES[self.name]
        elif self.name == "__format__":
            made.side_effect = lambda spec: object.__format__(obj, spec)
        else:
            made.return_value = MagicMock(name=f"{self.name}()", parent=obj)
        setattr(type(obj), self.name, made)
        return made


class NonCallableMagicMock(_MagicMixin, NonCallableMock):
    """A stand-in with special methods."""


class MagicMock(_MagicMixin, Mock):
    """A stand-in with special methods that can be called."""


class PropertyMock(Mock):
    """A stand-in for a property: put it on a class."""

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


class AsyncMock(MagicMock):
    """A stand-in for an async function."""

    async def __call__(self, /, *args, **kwargs):
        self._note(args, kwargs)
        result = self._answer(args, kwargs)
        return await result if hasattr(result, "__await__") and self.side_effect is not None else result


def seal(mock):
    """No more attributes of themselves for it and its parts."""
    mock.__dict__["_sealed"] = True
    for child in mock._mock_children.values():
        if child is not _deleted and child._mock_parent is mock:
            seal(child)


def create_autospec(spec, spec_set=False, instance=False, **kwargs):
    """A stand-in with the attributes of something else."""
    kind = MagicMock if callable(spec) and not (instance and isinstance(spec, type)) else NonCallableMagicMock
    return kind(**{"spec_set" if spec_set else "spec": spec}, **kwargs)


def mock_open(mock=None, read_data=""):
    """A stand-in for `open`."""
    import io

    mock = MagicMock(name="open") if mock is None else mock
    handle = MagicMock(name="handle")
    stream = io.BytesIO(read_data) if isinstance(read_data, bytes) else io.StringIO(read_data)
    handle.read.side_effect = stream.read
    handle.readline.side_effect = stream.readline
    handle.readlines.side_effect = stream.readlines
    handle.__enter__.return_value = handle
    handle.__iter__.side_effect = lambda: iter(stream)
    mock.return_value = handle
    mock.side_effect = lambda *args, **kwargs: stream.seek(0) and DEFAULT or DEFAULT
    return mock
