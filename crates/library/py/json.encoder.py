"""The writing part of json by its other name."""

from json import JSONEncoder

__all__ = ["JSONEncoder"]
