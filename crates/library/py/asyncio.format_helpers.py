"""Callbacks as text."""

import functools
import reprlib


def _source(func):
    func = getattr(func, "__func__", func)
    while hasattr(func, "__wrapped__"):
        func = func.__wrapped__
    if isinstance(func, functools.partial):
        return _source(func.func)
    code = getattr(func, "__code__", None)
    if code is None or code.co_filename == "<frozen _asyncio>":
        return None
    return code.co_filename, code.co_firstlineno


def _format_callback_source(func, args):
    text = _format_callback(func, args, None)
    place = _source(func)
    return f"{text} at {place[0]}:{place[1]}" if place else text


def _format_args(args, kwargs):
    items = [reprlib.repr(arg) for arg in args]
    if kwargs:
        items += [f"{name}={reprlib.repr(value)}" for name, value in kwargs.items()]
    return f"({', '.join(items)})"


def _format_callback(func, args, kwargs, suffix=""):
    if isinstance(func, functools.partial):
        return _format_callback(func.func, func.args, func.keywords, _format_args(args, kwargs) + suffix)
    text = getattr(func, "__qualname__", None) or getattr(func, "__name__", None) or repr(func)
    return text + _format_args(args, kwargs) + suffix
