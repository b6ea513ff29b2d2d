"""Constants of characters, Template, Formatter, capwords."""

__all__ = [
    "ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits", "printable",
    "punctuation", "whitespace", "Formatter", "Template",
]  # fmt: skip

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdefABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


_nothing = {}


class Template:
    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None

    def __init__(self, template):
        self.template = template

    def _tokens(self):
        # Literal texts and (kind, name, start) of what stands behind each delimiter.
        text, mark = self.template, self.delimiter
        at = 0
        while True:
            start = text.find(mark, at)
            if start < 0:
                yield "literal", text[at:], at
                return
            yield "literal", text[at:start], at
            at = start + len(mark)
            if text.startswith(mark, at):
                yield "escaped", mark, start
                at += len(mark)
                continue
            braced = text.startswith("{", at)
            first = at + braced
            end = first
            while end < len(text) and self._in_name(text[end], end == first):
                end += 1
            if end == first or braced and not text.startswith("}", end):
                yield "invalid", mark, start
            elif braced:
                at = end + 1
                yield "braced", text[first:end], start
            else:
                at = end
                yield "named", text[first:end], start

    @staticmethod
    def _in_name(char, first):
        return char.isascii() and (char.isalpha() or char == "_" or not first and char.isdigit())

    def _invalid(self, i):
        lines = self.template[:i].splitlines(keepends=True)
        if not lines:
            colno, lineno = 1, 1
        else:
            colno = i - len("".join(lines[:-1]))
            lineno = len(lines)
        raise ValueError(f"Invalid placeholder in string: line {lineno}, col {colno}")

    def _substituted(self, mapping, kws, safe):
        if mapping is _nothing:
            mapping = kws
        elif kws:
            from collections import ChainMap

            mapping = ChainMap(kws, mapping)
        parts = []
        for kind, text, start in self._tokens():
            if kind in ("named", "braced"):
                try:
                    text = str(mapping[text])
                except KeyError:
                    if not safe:
                        raise
                    text = self.delimiter + (f"{{{text}}}" if kind == "braced" else text)
            elif kind == "invalid" and not safe:
                self._invalid(start + len(self.delimiter))
            parts.append(text)
        return "".join(parts)

    def substitute(self, mapping=_nothing, /, **kws):
        return self._substituted(mapping, kws, False)

    def safe_substitute(self, mapping=_nothing, /, **kws):
        return self._substituted(mapping, kws, True)

    def is_valid(self):
        return not any(kind == "invalid" for kind, _, _ in self._tokens())

    def get_identifiers(self):
        ids = []
        for kind, text, _ in self._tokens():
            if kind in ("named", "braced") and text not in ids:
                ids.append(text)
        return ids


def _parse(text):
    # (literal, field, spec, conversion) of each replacement field, as str.format sees them.
    literal, i, n = [], 0, len(text)
    while i < n:
        char = text[i]
        if char in "{}" and text[i : i + 2] == char * 2:
            literal.append(char)
            i += 2
            yield "".join(literal), None, None, None
            literal = []
            continue
        if char == "}":
            raise ValueError("Single '}' encountered in format string")
        if char != "{":
            literal.append(char)
            i += 1
            continue
        if i + 1 == n:
            raise ValueError("Single '{' encountered in format string")
        start, depth = i + 1, 1
        i = start
        bracket = False
        while i < n and depth:
            if text[i] == "[":
                bracket = True
            elif text[i] == "]":
                bracket = False
            elif not bracket and text[i] == "{":
                depth += 1
            elif not bracket and text[i] == "}":
                depth -= 1
            i += 1
        if depth:
            raise ValueError("expected '}' before end of string")
        yield "".join(literal), *_parse_field(text[start : i - 1])
        literal = []
    if literal:
        yield "".join(literal), None, None, None


def _parse_field(inside):
    bracket = False
    for i, char in enumerate(inside):
        if char == "[":
            bracket = True
        elif char == "]":
            bracket = False
        elif not bracket and char in "!:":
            name, rest = inside[:i], inside[i:]
            break
    else:
        return inside, "", None
    conversion = None
    if rest[0] == "!":
        if len(rest) < 2:
            raise ValueError("unmatched '{' in format spec")
        conversion, rest = rest[1], rest[2:]
        if rest and rest[0] != ":":
            raise ValueError("expected ':' after conversion specifier")
    return name, rest[1:], conversion


def _split_name(name):
    # The first part of a field's name, and what is looked up in it: (is_attribute, key) each.
    end = min((i for i in (name.find("."), name.find("[")) if i >= 0), default=len(name))
    first, rest, i = name[:end], [], end
    while i < len(name):
        if name[i] == ".":
            stop = min((j for j in (name.find(".", i + 1), name.find("[", i + 1)) if j >= 0), default=len(name))
            rest.append((True, name[i + 1 : stop]))
            i = stop
        else:
            stop = name.find("]", i)
            if stop < 0:
                raise ValueError("Missing ']' in format string")
            key = name[i + 1 : stop]
            rest.append((False, int(key) if key.isdigit() else key))
            i = stop + 1
        if not str(rest[-1][1]):
            raise ValueError("Empty attribute in format string")
    return int(first) if first.isdigit() else first, rest


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if name is None:
                continue
            first, rest = _split_name(name)
            if first == "":
                if auto_arg_index is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                name = str(auto_arg_index) + name
                auto_arg_index += 1
            elif isinstance(first, int):
                if auto_arg_index:
                    raise ValueError("cannot switch from automatic field numbering to manual field specification")
                auto_arg_index = False
            obj, arg_used = self.get_field(name, args, kwargs)
            used_args.add(arg_used)
            obj = self.convert_field(obj, conversion)
            spec, auto_arg_index = self._vformat(spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
            result.append(self.format_field(obj, spec))
        return "".join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        return _parse(format_string)

    def get_field(self, field_name, args, kwargs):
        first, rest = _split_name(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attr, i in rest:
            obj = getattr(obj, i) if is_attr else obj[i]
        return obj, first
