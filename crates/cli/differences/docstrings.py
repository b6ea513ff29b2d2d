# Docstrings of builtin functions and types: our own words.
print(len.__doc__)
print(staticmethod(len).__doc__)
