"""Data structures printed over several lines."""

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):  # fmt: skip
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)  # fmt: skip


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)  # fmt: skip


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _safe_key:
    # Sorts what cannot be compared by the name of its type.
    __slots__ = ["obj"]

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _safe_tuple(t):
    return _safe_key(t[0]), _safe_key(t[1])


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):  # fmt: skip
        indent = int(indent)
        width = int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        text = self.pformat(object) + "\n"
        if self._stream is not None:
            self._stream.write(text)
        else:
            print(text, end="")

    def pformat(self, object):
        parts = []
        self._format(object, parts.append, 0, 0, {}, 0)
        return "".join(parts)

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        s, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        return self.format(object, context.copy(), self._depth, level)[0]

    def _format(self, object, write, indent, allowance, context, level):
        key = id(object)
        if key in context:
            write(_recursion(object))
            return
        rep = self._repr(object, context, level)
        if len(rep) > self._width - indent - allowance:
            printer = self._printer(object)
            if printer is not None:
                context[key] = 1
                printer(self, object, write, indent, allowance, context, level + 1)
                del context[key]
                return
        write(rep)

    def _printer(self, object):
        kind = type(object)
        found = _PRINTERS.get(kind.__repr__) or _PRINTERS.get(kind)
        if found is not None:
            return found
        name = (kind.__module__, kind.__name__)
        if name in _BY_NAME:
            return _BY_NAME[name]
        made = getattr(kind, "__dataclass_params__", None)
        if made is not None and made.repr and "__repr__" in kind.__dict__ and hasattr(kind, "__dataclass_fields__"):
            if kind.__repr__.__module__ == kind.__module__ and kind.__repr__.__qualname__ == f"{kind.__qualname__}.__repr__":
                return PrettyPrinter._dataclass
        return None

    def _dataclass(self, object, write, indent, allowance, context, level):
        name = object.__class__.__name__
        items = [(f.name, getattr(object, f.name)) for f in object.__dataclass_fields__.values()
                 if f.repr and f._field_type.name == "_FIELD"]  # fmt: skip
        write(name + "(")
        self._namespace_items(items, write, indent + len(name) + 1, allowance, context, level)
        write(")")

    def _namespace(self, object, write, indent, allowance, context, level):
        kind = object.__class__
        name = "namespace" if kind.__name__ == "SimpleNamespace" else kind.__name__
        write(name + "(")
        self._namespace_items(object.__dict__.items(), write, indent + len(name) + 1, allowance, context, level)
        write(")")

    def _namespace_items(self, items, write, indent, allowance, context, level):
        last = len(items) - 1
        for i, (key, value) in enumerate(items):
            write(f"{key}=")
            if id(value) in context:
                write("...")
            else:
                self._format(value, write, indent + len(key) + 1, allowance if i == last else 1, context, level)
            if i != last:
                write(",\n" + " " * indent)

    def _dict(self, object, write, indent, allowance, context, level):
        write("{")
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        if object:
            items = sorted(object.items(), key=_safe_tuple) if self._sort_dicts else object.items()
            self._dict_items(items, write, indent, allowance + 1, context, level)
        write("}")

    def _dict_items(self, items, write, indent, allowance, context, level):
        indent += self._indent_per_level
        last = len(items) - 1
        for i, (key, value) in enumerate(items):
            rep = self._repr(key, context, level)
            write(rep)
            write(": ")
            self._format(value, write, indent + len(rep) + 2, allowance if i == last else 1, context, level)
            if i != last:
                write(",\n" + " " * indent)

    def _list(self, object, write, indent, allowance, context, level):
        write("[")
        self._items(object, write, indent, allowance + 1, context, level)
        write("]")

    def _tuple(self, object, write, indent, allowance, context, level):
        write("(")
        end = ",)" if len(object) == 1 else ")"
        self._items(object, write, indent, allowance + len(end), context, level)
        write(end)

    def _set(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        kind = object.__class__
        if kind is set:
            write("{")
            end = "}"
        else:
            write(kind.__name__ + "({")
            end = "})"
            indent += len(kind.__name__) + 1
        self._items(sorted(object, key=_safe_key), write, indent, allowance + len(end), context, level)
        write(end)

    def _items(self, items, write, indent, allowance, context, level):
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        delimnl = ",\n" + " " * indent
        delim = ""
        width = max_width = self._width - indent + 1
        items = list(items)
        for i, ent in enumerate(items):
            last = i == len(items) - 1
            if last:
                max_width -= allowance
                width -= allowance
            if self._compact:
                rep = self._repr(ent, context, level)
                w = len(rep) + 2
                if width < w:
                    width = max_width
                    if delim:
                        delim = delimnl
                if width >= w:
                    width -= w
                    write(delim)
                    delim = ", "
                    write(rep)
                    continue
            write(delim)
            delim = delimnl
            self._format(ent, write, indent, allowance if last else 1, context, level)

    def _str(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        chunks = []
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        max_width1 = max_width = self._width - indent
        rep = ""
        for i, line in enumerate(lines):
            rep = repr(line)
            if i == len(lines) - 1:
                max_width1 -= allowance
            if len(rep) <= max_width1:
                chunks.append(rep)
                continue
            parts = _words(line)
            max_width2 = max_width
            current = ""
            for j, part in enumerate(parts):
                candidate = current + part
                if j == len(parts) - 1 and i == len(lines) - 1:
                    max_width2 -= allowance
                if len(repr(candidate)) > max_width2:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            write(rep)
            return
        if level == 1:
            write("(")
        write(("\n" + " " * indent).join(chunks))
        if level == 1:
            write(")")

    def _bytes(self, object, write, indent, allowance, context, level):
        if len(object) <= 4:
            write(repr(object))
            return
        parens = level == 1
        if parens:
            indent += 1
            allowance += 1
            write("(")
        delim = ""
        for rep in _byte_lines(object, self._width - indent, allowance):
            write(delim)
            write(rep)
            if not delim:
                delim = "\n" + " " * indent
        if parens:
            write(")")

    def _ordered_dict(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        name = object.__class__.__name__
        write(name + "(")
        self._format(list(object.items()), write, indent + len(name) + 1, allowance + 1, context, level)
        write(")")

    def _default_dict(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        rdf = self._repr(object.default_factory, context, level)
        name = object.__class__.__name__
        indent += len(name) + 1
        write(f"{name}({rdf},\n{' ' * indent}")
        self._dict(object, write, indent, allowance + 1, context, level)
        write(")")

    def _counter(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        name = object.__class__.__name__
        write(name + "({")
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        self._dict_items(object.most_common(), write, indent + len(name) + 1, allowance + 2, context, level)
        write("})")

    def _deque(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        name = object.__class__.__name__
        write(name + "(")
        indent += len(name) + 1
        write("[")
        if object.maxlen is None:
            self._items(object, write, indent, allowance + 2, context, level)
            write("])")
        else:
            self._items(object, write, indent, 2, context, level)
            rml = self._repr(object.maxlen, context, level)
            write(f"],\n{' ' * indent}maxlen={rml})")

    def _chain_map(self, object, write, indent, allowance, context, level):
        if not object.maps:
            write(repr(object))
            return
        name = object.__class__.__name__
        write(name + "(")
        indent += len(name) + 1
        for i, m in enumerate(object.maps):
            if i == len(object.maps) - 1:
                self._format(m, write, indent, allowance + 1, context, level)
                write(")")
            else:
                self._format(m, write, indent, 1, context, level)
                write(",\n" + " " * indent)

    def _user(self, object, write, indent, allowance, context, level):
        self._format(object.data, write, indent, allowance, context, level - 1)

    def _proxy(self, object, write, indent, allowance, context, level):
        write("mappingproxy(")
        self._format(object.copy(), write, indent + 13, allowance + 1, context, level)
        write(")")

    def _safe_repr(self, object, context, maxlevels, level):
        typ = type(object)
        if typ in (str, bytes, bytearray, float, complex, bool, type(None)):
            return repr(object), True, False
        r = typ.__repr__
        if issubclass(typ, int) and r is int.__repr__:
            return (f"{object:_d}" if self._underscore_numbers else repr(object)), True, False
        is_dict = issubclass(typ, dict) and r is dict.__repr__
        is_list = issubclass(typ, list) and r is list.__repr__
        if not (is_dict or is_list or issubclass(typ, tuple) and r is tuple.__repr__):
            rep = repr(object)
            return rep, bool(rep) and not rep.startswith("<"), False
        if not object:
            return ("{}" if is_dict else "[]" if is_list else "()"), True, False
        key = id(object)
        form = "{%s}" if is_dict else "[%s]" if is_list else "(%s,)" if len(object) == 1 else "(%s)"
        if maxlevels and level >= maxlevels:
            return (form.replace(",", "") if not is_dict else form) % "...", False, key in context
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        readable, recursive, parts = True, False, []
        level += 1
        if is_dict:
            items = sorted(object.items(), key=_safe_tuple) if self._sort_dicts else object.items()
            groups = items
        else:
            groups = ((item,) for item in object)
        for group in groups:
            shown = []
            for item in group:
                rep, ok, loop = self.format(item, context, maxlevels, level)
                shown.append(rep)
                readable = readable and ok
                recursive = recursive or loop
            parts.append(": ".join(shown))
        del context[key]
        return form % ", ".join(parts), readable, recursive


def _words(line):
    # A line cut into words, each with the white space that follows it.
    parts, i, n = [], 0, len(line)
    while i < n:
        j = i
        while j < n and not line[j].isspace():
            j += 1
        while j < n and line[j].isspace():
            j += 1
        parts.append(line[i:j])
        i = j
    return parts


def _byte_lines(object, width, allowance):
    current = b""
    last = len(object) // 4 * 4
    for i in range(0, len(object), 4):
        part = object[i : i + 4]
        candidate = current + part
        if i == last:
            width -= allowance
        if len(repr(candidate)) > width:
            if current:
                yield repr(current)
            current = part
        else:
            current = candidate
    if current:
        yield repr(current)


_PRINTERS = {
    dict.__repr__: PrettyPrinter._dict,
    list.__repr__: PrettyPrinter._list,
    tuple.__repr__: PrettyPrinter._tuple,
    set.__repr__: PrettyPrinter._set,
    frozenset.__repr__: PrettyPrinter._set,
    str.__repr__: PrettyPrinter._str,
    bytes.__repr__: PrettyPrinter._bytes,
    type(int.__dict__): PrettyPrinter._proxy,
}
_BY_NAME = {
    ("collections", "OrderedDict"): PrettyPrinter._ordered_dict,
    ("collections", "defaultdict"): PrettyPrinter._default_dict,
    ("collections", "Counter"): PrettyPrinter._counter,
    ("collections", "deque"): PrettyPrinter._deque,
    ("collections", "ChainMap"): PrettyPrinter._chain_map,
    ("collections", "UserDict"): PrettyPrinter._user,
    ("collections", "UserList"): PrettyPrinter._user,
    ("collections", "UserString"): PrettyPrinter._user,
    ("types", "SimpleNamespace"): PrettyPrinter._namespace,
}
