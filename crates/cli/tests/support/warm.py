"""Imports every module that the programs of a folder name, and writes the compiled form of all that this brings in to
sys.pycache_prefix: as it is where Python has been used before. argv[1]: the folder."""
import importlib
import os
import py_compile
import re
import sys

names = set()
for name in os.listdir(sys.argv[1]):
    if name.endswith(".py"):
        with open(os.path.join(sys.argv[1], name), encoding="utf-8") as file:
            names.update(re.findall(r"^\s*(?:import|from)\s+([\w.]+)", file.read(), re.MULTILINE))
# What a report of an error imports.
names.update(["traceback", "_colorize", "linecache"])
for name in sorted(names):
    try:
        importlib.import_module(name)
    except Exception:
        # A case may name what no Python has.
        continue
files = {getattr(module, "__file__", None) for module in sys.modules.values()}
for file in files:
    if file and file.endswith(".py") and file != __file__:
        py_compile.compile(file, doraise=True)
