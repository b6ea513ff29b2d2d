# Modules written in Rust (sys, gc, ...) and in Python (crates/library/py) are there; the others are not.
import atexit, collections, dataclasses, enum, functools, itertools, json, math, re, threading, typing  # noqa: E401

for name in ("socket", "sqlite3", "subprocess", "zlib"):
    try:
        __import__(name)
        print("imported", name)
    except ModuleNotFoundError as error:
        print(type(error).__name__, error)
