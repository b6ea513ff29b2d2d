"""Type variables and names of types: classes of the module typing."""

import sys

import _memory
import typing as _t
from annotationlib import ForwardRef


def _caller():
    return sys._getframe(2).f_globals.get("__name__", "__main__")


# With what a function is called that computes a value.
_FORMAT = (1,) if sys.version_info >= (3, 14) else ()


class _Joined:
    # What can stand on either side of |.
    __slots__ = ()

    def __or__(self, other):
        return _t.Union[self, other]

    def __ror__(self, other):
        return _t.Union[other, self]


class _NoDefaultType:
    __slots__ = ()

    def __repr__(self):
        return "typing.NoDefault"


NoDefault = _NoDefaultType()


class _Known:
    # Stands where a function would that computes a value.
    __slots__ = ("_value",)

    def __init__(self, value):
        self._value = value

    def __call__(self, format=1, /):
        return self._value

    def __repr__(self):
        return f"<constevaluator {self._value!r}>"


def _computed(name, otherwise):
    # A value that is computed when it is first asked for, and the function that computes it (None: there is none).
    function, kept = f"_evaluate_{name}", f"_{name}"

    def value(self):
        compute = getattr(self, function)
        if compute is None:
            return otherwise
        if type(compute) is _Known:
            return compute._value
        try:
            return getattr(self, kept)
        except AttributeError:
            setattr(self, kept, compute(*_FORMAT))
            return getattr(self, kept)

    return property(value), property(lambda self: getattr(self, function))


class _Variable(_Joined):
    _evaluate_default = None
    __default__, evaluate_default = _computed("default", NoDefault)

    def __init__(self, name, module, default):
        self.__name__ = name
        if default is not NoDefault:
            self._evaluate_default = _Known(default)
        self.__module__ = module

    def has_default(self):
        """Whether it stands for something when nothing is said."""
        return self._evaluate_default is not None

    def __repr__(self):
        if getattr(self, "__infer_variance__", False):
            return self.__name__
        sign = "+" if self.__covariant__ else "-" if self.__contravariant__ else "~"
        return sign + self.__name__

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __reduce__(self):
        return self.__name__


def _variance(self, covariant, contravariant, infer_variance):
    if covariant and contravariant:
        raise ValueError("Bivariant types are not supported.")
    if infer_variance and (covariant or contravariant):
        raise ValueError("Variance cannot be specified with infer_variance.")
    self.__covariant__ = bool(covariant)
    self.__contravariant__ = bool(contravariant)
    self.__infer_variance__ = bool(infer_variance)


class TypeVar(_Variable):
    """A type that is not fixed yet."""

    __module__ = "typing"
    _evaluate_bound = _evaluate_constraints = None
    __bound__, evaluate_bound = _computed("bound", None)
    __constraints__, evaluate_constraints = _computed("constraints", ())

    def __init__(
        self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False,
        default=NoDefault,
    ):  # fmt: skip
        _Variable.__init__(self, name, _caller(), default)
        _variance(self, covariant, contravariant, infer_variance)
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        msg = "TypeVar(name, constraint, ...): constraints must be types."
        if constraints:
            self._evaluate_constraints = _Known(tuple([_t._type_check(one, msg) for one in constraints]))
        if bound is not None:
            self._evaluate_bound = _Known(_t._type_check(bound, "Bound must be a type."))

    def __typing_subst__(self, arg):
        return _t._type_check(arg, "Parameters to generic types must be types.")


class ParamSpecArgs:
    """The positional arguments of a ParamSpec."""

    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.args"

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if type(other) is type(self) else NotImplemented

    def __hash__(self):
        return hash((type(self), self.__origin__))


class ParamSpecKwargs(ParamSpecArgs):
    """The keyword arguments of a ParamSpec."""

    def __repr__(self):
        return f"{self.__origin__.__name__}.kwargs"


class ParamSpec(_Variable):
    """Parameters that are not fixed yet."""

    __module__ = "typing"

    def __init__(
        self, name, *, bound=None, covariant=False, contravariant=False, infer_variance=False, default=NoDefault
    ):
        _Variable.__init__(self, name, _caller(), default)
        _variance(self, covariant, contravariant, infer_variance)
        self.__bound__ = bound

    args = property(ParamSpecArgs)
    kwargs = property(ParamSpecKwargs)

    def __typing_subst__(self, arg):
        if isinstance(arg, (list, tuple)):
            return tuple([_t._type_check(one, "Expected a type.") for one in arg])
        if arg is not ... and not isinstance(arg, (ParamSpec, _t._ConcatenateGenericAlias)):
            raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}")
        return arg


class TypeVarTuple(_Variable):
    """Any number of types that are not fixed yet."""

    __module__ = "typing"

    if sys.version_info < (3, 15):
        def __init__(self, name, *, default=NoDefault):
            _Variable.__init__(self, name, _caller(), default)

        def __repr__(self):
            return self.__name__
    else:
        def __init__(
            self, name, *, bound=None, covariant=False, contravariant=False, infer_variance=False, default=NoDefault
        ):
            _Variable.__init__(self, name, _caller(), default)
            _variance(self, covariant, contravariant, infer_variance)
            self.__bound__ = bound

    def __iter__(self):
        yield _t.Unpack[self]

    def __typing_subst__(self, arg):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")


if not _FORMAT:
    del _Variable.evaluate_default, TypeVar.evaluate_bound, TypeVar.evaluate_constraints
# Before the object is room for a dict and for weak references, too.
_memory.stands_for_c_type(TypeVar, 96)
_memory.stands_for_c_type(ParamSpec, 72)
_memory.stands_for_c_type(TypeVarTuple, 56 if sys.version_info < (3, 15) else 72)
