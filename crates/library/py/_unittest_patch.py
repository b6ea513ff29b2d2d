"""`unittest.mock.patch`: something else in the place of an attribute or of entries, for a while."""

import functools
import sys

_MISSING = object()


class _Patch:
    """Replaces an attribute: as a context, as a decorator, or from start() to stop()."""

    def __init__(self, getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs):
        self.getter = getter
        self.attribute = attribute
        self.new = new
        self.spec = spec
        self.create = create
        self.spec_set = spec_set
        self.autospec = autospec
        self.new_callable = new_callable
        self.kwargs = kwargs

    def _copy(self):
        return _Patch(
            self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set, self.autospec,
            self.new_callable, self.kwargs,
        )  # fmt: skip

    def __call__(self, func):
        if isinstance(func, type):
            for name in dir(func):
                if name.startswith(patch.TEST_PREFIX) and callable(getattr(func, name)):
                    setattr(func, name, self._copy()(getattr(func, name)))
            return func
        if hasattr(func, "patchings"):
            func.patchings.append(self)
            return func

        @functools.wraps(func)
        def patched(*args, **kwargs):
            from contextlib import ExitStack

            with ExitStack() as stack:
                for patching in patched.patchings:
                    made = stack.enter_context(patching)
                    if patching.new is _default():
                        args += (made,)
                return func(*args, **kwargs)

        patched.patchings = [self]
        return patched

    def _original(self):
        target = self.target
        try:
            return target.__dict__[self.attribute], True
        except (AttributeError, KeyError):
            return getattr(target, self.attribute, _MISSING), False

    def _make(self, original):
        from unittest import mock

        spec = self.spec_set or self.spec or self.autospec
        if spec is True:
            spec = original
        if self.new_callable is not None:
            return self.new_callable(**self.kwargs)
        if self.autospec:
            return mock.create_autospec(spec, spec_set=bool(self.spec_set), **self.kwargs)
        if spec is None:
            return mock.MagicMock(name=self.attribute, **self.kwargs)
        name = "spec_set" if self.spec_set else "spec"
        return mock.MagicMock(name=self.attribute, **{name: spec}, **self.kwargs)

    def __enter__(self):
        self.target = self.getter()
        original, self.local = self._original()
        if original is _MISSING and not self.create and self.attribute not in vars(__import__("builtins")):
            raise AttributeError(f"{self.target} does not have the attribute {self.attribute!r}")
        self.temp_original = original
        new = self._make(original) if self.new is _default() else self.new
        setattr(self.target, self.attribute, new)
        return new

    def __exit__(self, *exc_info):
        if self.local and self.temp_original is not _MISSING:
            setattr(self.target, self.attribute, self.temp_original)
        else:
            delattr(self.target, self.attribute)
            if not hasattr(self.target, self.attribute) and self.temp_original is not _MISSING:
                setattr(self.target, self.attribute, self.temp_original)
        del self.temp_original, self.local, self.target
        return False

    def start(self):
        """As entering the context."""
        result = self.__enter__()
        _started.append(self)
        return result

    def stop(self):
        """As leaving the context."""
        if self not in _started:
            return None
        _started.remove(self)
        return self.__exit__(None, None, None)


_started = []


def _default():
    return sys.modules["unittest.mock"].DEFAULT


class _Unset:
    """Stands for DEFAULT where that does not exist yet."""


_unset = _Unset()


def _imported(target):
    parts = target.split(".")
    module = __import__(parts[0])
    path = parts[0]
    for part in parts[1:]:
        path += f".{part}"
        try:
            module = getattr(module, part)
        except AttributeError:
            __import__(path)
            module = getattr(module, part)
    return module


def patch(
    target, new=_unset, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs
):  # fmt: skip
    """Replace what this dotted name means."""
    try:
        target, attribute = target.rsplit(".", 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}") from None
    new = _default() if new is _unset else new
    return _Patch(
        lambda: _imported(target), attribute, new, spec, create, spec_set, autospec, new_callable, kwargs
    )  # fmt: skip


def _patch_object(
    target, attribute, new=_unset, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs
):  # fmt: skip
    new = _default() if new is _unset else new
    return _Patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs)


class _PatchDict:
    """Other entries of a dict."""

    new = None

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict = in_dict
        self.values = dict(values)
        self.values.update(kwargs)
        self.clear = clear

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _imported(self.in_dict)
        self.before = dict(self.in_dict)
        if self.clear:
            self.in_dict.clear()
        self.in_dict.update(self.values)
        return self.in_dict

    def __exit__(self, *exc_info):
        self.in_dict.clear()
        self.in_dict.update(self.before)
        return False

    def __call__(self, func):
        @functools.wraps(func)
        def patched(*args, **kwargs):
            with self:
                return func(*args, **kwargs)

        return patched

    start = __enter__

    def stop(self):
        """As leaving the context."""
        return self.__exit__(None, None, None)


def _patch_stopall():
    for patching in reversed(_started[:]):
        patching.stop()


patch.object = _patch_object
patch.dict = _PatchDict
patch.stopall = _patch_stopall
patch.TEST_PREFIX = "test"
