"""What the syntax of type parameters and type aliases makes (PEP 695)."""

import typing
from sys import version_info as _version_info

from _typing_classes import TypeAliasType
from _typing_vars import ParamSpec, TypeVar, TypeVarTuple


def _variable(kind, name):
    made = kind.__new__(kind)
    made.__name__ = name
    made.__covariant__ = made.__contravariant__ = False
    made.__infer_variance__ = True
    return made


def type_var(name):
    """`[T]`"""
    return _variable(TypeVar, name)


def type_var_with_bound(name, evaluate):
    """`[T: int]`"""
    made = _variable(TypeVar, name)
    made._evaluate_bound = evaluate
    return made


def type_var_with_constraints(name, evaluate):
    """`[T: (int, str)]`"""
    made = _variable(TypeVar, name)
    made._evaluate_constraints = evaluate
    return made


def param_spec(name):
    """`[**P]`"""
    made = _variable(ParamSpec, name)
    made.__bound__ = None
    return made


def type_var_tuple(name):
    """`[*Ts]`"""
    made = TypeVarTuple.__new__(TypeVarTuple)
    made.__name__ = name
    if _version_info >= (3, 15):
        made.__covariant__ = made.__contravariant__ = False
        made.__infer_variance__ = True
    return made


def set_default(param, evaluate):
    """`[T = int]`"""
    param._evaluate_default = evaluate
    return param


def subscript_generic(params):
    """The base that says which type parameters a class has."""
    return typing.Generic[tuple([typing.Unpack[one] if type(one) is TypeVarTuple else one for one in params])]


def type_alias(description):
    """`type Name[params] = ...`"""
    name, params, evaluate = description
    made = TypeAliasType.__new__(TypeAliasType)
    made.__name__ = name
    made.__type_params__ = made.__parameters__ = () if params is None else params
    made._evaluate_value = evaluate
    made.__module__ = evaluate.__module__
    return made
