"""The assertions of a test case."""

import collections
import pprint
import sys

__unittest = True

_MAX_LENGTH = 80
_PLACEHOLDER_LEN = 12
_MIN_BEGIN_LEN = _MIN_END_LEN = _MIN_COMMON_LEN = 5
_MIN_DIFF_LEN = _MAX_LENGTH - (_MIN_BEGIN_LEN + _PLACEHOLDER_LEN + _MIN_COMMON_LEN + _PLACEHOLDER_LEN + _MIN_END_LEN)
DIFF_OMITTED = "\nDiff is %s characters long. Set self.maxDiff to None to see it."


def strclass(cls):
    """A class's full name."""
    return f"{cls.__module__}.{cls.__qualname__}"


def safe_repr(obj, short=False):
    """The object's repr, or a default one where that fails."""
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    return text if not short or len(text) < _MAX_LENGTH else text[:_MAX_LENGTH] + " [truncated]..."


def _shorten(text, prefix_len, suffix_len):
    skip = len(text) - prefix_len - suffix_len
    if skip <= _PLACEHOLDER_LEN:
        return text
    return f"{text[:prefix_len]}[{skip} chars]{text[len(text) - suffix_len :]}"


def _common_prefix(texts):
    low, high = min(texts), max(texts)
    for index, letter in enumerate(low):
        if letter != high[index]:
            return low[:index]
    return low


def short_reprs(*objects):
    """The objects' reprs, shortened where they are the same."""
    texts = [safe_repr(obj) for obj in objects]
    longest = max(map(len, texts))
    if longest <= _MAX_LENGTH:
        return texts
    prefix = _common_prefix(texts)
    prefix_len = len(prefix)
    common_len = _MAX_LENGTH - (longest - prefix_len + _MIN_BEGIN_LEN + _PLACEHOLDER_LEN)
    if common_len > _MIN_COMMON_LEN:
        prefix = _shorten(prefix, _MIN_BEGIN_LEN, common_len)
        return [prefix + text[prefix_len:] for text in texts]
    prefix = _shorten(prefix, _MIN_BEGIN_LEN, _MIN_COMMON_LEN)
    return [prefix + _shorten(text[prefix_len:], _MIN_DIFF_LEN, _MIN_END_LEN) for text in texts]


def _lines(a, b):
    """What to take away from the lines `a` and what to add for them to become `b`."""
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            same = a[i] == b[j]
            table[i][j] = table[i + 1][j + 1] + 1 if same else max(table[i + 1][j], table[i][j + 1])
    i = j = 0
    while i < len(a) or j < len(b):
        if i < len(a) and j < len(b) and a[i] == b[j]:
            yield f"  {a[i]}"
            i, j = i + 1, j + 1
        elif j == len(b) or i < len(a) and table[i + 1][j] >= table[i][j + 1]:
            yield f"- {a[i]}"
            i += 1
        else:
            yield f"+ {b[j]}"
            j += 1


def difference(first, second):
    """The lines of two texts side by side."""
    first, second = first.splitlines(), second.splitlines()
    if len(first) * len(second) > 1_000_000:
        return f"({len(first)} and {len(second)} lines)"
    return "\n".join(_lines(first, second))


class Assertions:
    """Each raises the test's `failureException` unless what it says is so."""

    def addTypeEqualityFunc(self, typeobj, function):
        """Have assertEqual compare two objects of exactly this type by a function."""
        self._type_equality_funcs[typeobj] = function

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        if msg is None:
            return standardMsg
        try:
            return f"{standardMsg} : {msg}"
        except UnicodeDecodeError:
            return f"{safe_repr(standardMsg)} : {safe_repr(msg)}"

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + DIFF_OMITTED % len(diff)

    def _unless(self, condition, msg, standard):
        if not condition:
            raise self.failureException(self._formatMessage(msg, standard()))

    def assertTrue(self, expr, msg=None):
        self._unless(expr, msg, lambda: f"{safe_repr(expr)} is not true")

    def assertFalse(self, expr, msg=None):
        self._unless(not expr, msg, lambda: f"{safe_repr(expr)} is not false")

    def _getAssertEqualityFunc(self, first, second):
        if type(first) is type(second):
            function = self._type_equality_funcs.get(type(first))
            if function is not None:
                return getattr(self, function) if isinstance(function, str) else function
        return self._baseAssertEqual

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            standard = "%s != %s" % tuple(short_reprs(first, second))
            raise self.failureException(self._formatMessage(msg, standard))

    def assertEqual(self, first, second, msg=None):
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        self._unless(first != second, msg, lambda: f"{safe_repr(first)} == {safe_repr(second)}")

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        diff, close, bound = self._closeness(first, second, places, delta)
        ending = f" within {bound} ({safe_repr(diff)} difference)"
        self._unless(close, msg, lambda: f"{safe_repr(first)} != {safe_repr(second)}{ending}")

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        diff, close, bound = self._closeness(first, second, places, delta)
        close = first == second or close
        ending = f" ({safe_repr(diff)} difference)" if delta is not None else ""
        self._unless(not close, msg, lambda: f"{safe_repr(first)} == {safe_repr(second)} within {bound}{ending}")

    def _closeness(self, first, second, places, delta):
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        diff = abs(first - second)
        if delta is not None:
            return diff, diff <= delta, f"{safe_repr(delta)} delta"
        places = 7 if places is None else places
        return diff, round(diff, places) == 0, f"{places!r} places"

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        kind = "sequence"
        if seq_type is not None:
            kind = seq_type.__name__
            for which, seq in (("First", seq1), ("Second", seq2)):
                if not isinstance(seq, seq_type):
                    raise self.failureException(f"{which} sequence is not a {kind}: {safe_repr(seq)}")
        lengths = []
        for which, seq in (("First", seq1), ("Second", seq2)):
            try:
                lengths.append(len(seq))
            except (TypeError, NotImplementedError):
                self.fail(self._formatMessage(msg, f"{which} {kind} has no length.    Non-sequence?"))
        if seq1 == seq2:
            return
        standard = "%ss differ: %s != %s\n" % ((kind.capitalize(), *short_reprs(seq1, seq2)))
        standard += self._first_difference(kind, seq1, seq2, lengths)
        diff = "\n" + difference(pprint.pformat(seq1), pprint.pformat(seq2))
        self.fail(self._formatMessage(msg, self._truncateMessage(standard, diff)))

    def _first_difference(self, kind, seq1, seq2, lengths):
        text = ""
        for i in range(min(lengths)):
            try:
                items = seq1[i], seq2[i]
            except (TypeError, IndexError, NotImplementedError):
                return text + f"\nUnable to index element {i} of a {kind}\n"
            if items[0] != items[1]:
                text += "\nFirst differing element %d:\n%s\n%s\n" % ((i, *short_reprs(*items)))
                break
        else:
            if lengths[0] == lengths[1] and type(seq1) is not type(seq2):
                return text
        if lengths[0] != lengths[1]:
            shorter = min(lengths)
            which, longer = ("First", seq1) if lengths[0] > shorter else ("Second", seq2)
            text += f"\n{which} {kind} contains {abs(lengths[0] - lengths[1])} additional elements.\n"
            try:
                text += f"First extra element {shorter}:\n{safe_repr(longer[shorter])}\n"
            except (TypeError, IndexError, NotImplementedError):
                text += f"Unable to index element {shorter} of {which.lower()} {kind}\n"
        return text

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        missing = []
        for which, one, other in (("first", set1, set2), ("second", set2, set1)):
            try:
                items = one.difference(other)
            except TypeError as error:
                self.fail(f"invalid type when attempting set difference: {error}")
            except AttributeError as error:
                self.fail(f"{which} argument does not support set difference: {error}")
            if items:
                missing.append(f"Items in the {which} set but not the {'second' if which == 'first' else 'first'}:")
                missing.extend(map(repr, items))
        self._unless(not missing, msg, lambda: "\n".join(missing))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            standard = "%s != %s" % tuple(short_reprs(d1, d2))
            diff = "\n" + difference(pprint.pformat(d1), pprint.pformat(d2))
            self.fail(self._formatMessage(msg, self._truncateMessage(standard, diff)))

    def assertCountEqual(self, first, second, msg=None):
        first, second = list(first), list(second)
        try:
            counts = collections.Counter(first), collections.Counter(second)
            if counts[0] == counts[1]:
                return
            keys = list(counts[0]) + [key for key in counts[1] if key not in counts[0]]
            rows = [(counts[0][key], counts[1][key], key) for key in keys if counts[0][key] != counts[1][key]]
        except TypeError:
            rows = _unequal_counts(first, second)
        if rows:
            lines = "\n".join("First has %d, Second has %d:  %r" % row for row in rows)
            self.fail(self._formatMessage(msg, self._truncateMessage("Element counts were not equal:\n", lines)))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first != second:
            standard = "%s != %s" % tuple(short_reprs(first, second))
            diff = "\n" + difference(first, second)
            self.fail(self._formatMessage(msg, self._truncateMessage(standard, diff)))

    def assertIs(self, expr1, expr2, msg=None):
        self._unless(expr1 is expr2, msg, lambda: f"{safe_repr(expr1)} is not {safe_repr(expr2)}")

    def assertIsNot(self, expr1, expr2, msg=None):
        self._unless(expr1 is not expr2, msg, lambda: f"unexpectedly identical: {safe_repr(expr1)}")

    def assertIsNone(self, obj, msg=None):
        self._unless(obj is None, msg, lambda: f"{safe_repr(obj)} is not None")

    def assertIsNotNone(self, obj, msg=None):
        self._unless(obj is not None, msg, lambda: "unexpectedly None")

    def assertIn(self, member, container, msg=None):
        self._unless(member in container, msg, lambda: f"{safe_repr(member)} not found in {safe_repr(container)}")

    def assertNotIn(self, member, container, msg=None):
        self._unless(
            member not in container, msg, lambda: f"{safe_repr(member)} unexpectedly found in {safe_repr(container)}"
        )

    def assertLess(self, a, b, msg=None):
        self._unless(a < b, msg, lambda: f"{safe_repr(a)} not less than {safe_repr(b)}")

    def assertLessEqual(self, a, b, msg=None):
        self._unless(a <= b, msg, lambda: f"{safe_repr(a)} not less than or equal to {safe_repr(b)}")

    def assertGreater(self, a, b, msg=None):
        self._unless(a > b, msg, lambda: f"{safe_repr(a)} not greater than {safe_repr(b)}")

    def assertGreaterEqual(self, a, b, msg=None):
        self._unless(a >= b, msg, lambda: f"{safe_repr(a)} not greater than or equal to {safe_repr(b)}")

    def assertIsInstance(self, obj, cls, msg=None):
        self._unless(isinstance(obj, cls), msg, lambda: f"{safe_repr(obj)} is not an instance of {_kinds(cls)}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        self._unless(not isinstance(obj, cls), msg, lambda: f"{safe_repr(obj)} is an instance of {_kinds(cls)}")

    def assertIsSubclass(self, cls, superclass, msg=None):
        try:
            good = issubclass(cls, superclass)
        except TypeError:
            if isinstance(cls, type):
                raise
            good = False
        self._unless(good, msg, lambda: f"{safe_repr(cls)} is not {_subclass_of(cls, superclass)}")

    def assertNotIsSubclass(self, cls, superclass, msg=None):
        try:
            bad = issubclass(cls, superclass)
        except TypeError:
            if isinstance(cls, type):
                raise
            self.fail(self._formatMessage(msg, f"{cls!r} is not a class"))
        self._unless(not bad, msg, lambda: f"{safe_repr(cls)} is {_subclass_of(cls, superclass)}")

    def assertHasAttr(self, obj, name, msg=None):
        self._unless(hasattr(obj, name), msg, lambda: f"{_owner(obj)} has no attribute {name!r}")

    def assertNotHasAttr(self, obj, name, msg=None):
        self._unless(not hasattr(obj, name), msg, lambda: f"{_owner(obj)} has unexpected attribute {name!r}")

    def assertStartsWith(self, s, prefix, msg=None):
        self._ending(s, prefix, msg, "startswith", True)

    def assertNotStartsWith(self, s, prefix, msg=None):
        self._ending(s, prefix, msg, "startswith", False)

    def assertEndsWith(self, s, suffix, msg=None):
        self._ending(s, suffix, msg, "endswith", True)

    def assertNotEndsWith(self, s, suffix, msg=None):
        self._ending(s, suffix, msg, "endswith", False)

    def _ending(self, s, ending, msg, method, wanted):
        try:
            found = getattr(s, method)(ending)
        except (AttributeError, TypeError):
            self.assertIsInstance(s, (str, bytes), msg)
            raise
        texts = safe_repr(s, short=True), safe_repr(ending, short=True)
        verb = "start" if method == "startswith" else "end"
        words = f"doesn't {verb}" if wanted else f"{verb}s"
        self._unless(found == wanted, msg, lambda: f"{texts[0]} {words} with {texts[1]}")

    def assertRegex(self, text, expected_regex, msg=None):
        pattern = _pattern(expected_regex)
        self._unless(
            pattern.search(text), msg, lambda: f"Regex didn't match: {pattern.pattern!r} not found in {text!r}"
        )

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        pattern = _pattern(unexpected_regex)
        match = pattern.search(text)
        self._unless(
            not match,
            msg,
            lambda: f"Regex matched: {text[match.start() : match.end()]!r} matches {pattern.pattern!r} in {text!r}",
        )

    def assertRaises(self, expected_exception, *args, **kwargs):
        from _unittest_contexts import RaisesContext

        context = RaisesContext(expected_exception, self)
        try:
            return context.handle("assertRaises", args, kwargs)
        finally:
            context = None

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        from _unittest_contexts import RaisesContext

        context = RaisesContext(expected_exception, self, expected_regex)
        return context.handle("assertRaisesRegex", args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        from _unittest_contexts import WarnsContext

        return WarnsContext(expected_warning, self).handle("assertWarns", args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        from _unittest_contexts import WarnsContext

        return WarnsContext(expected_warning, self, expected_regex).handle("assertWarnsRegex", args, kwargs)

    def assertLogs(self, logger=None, level=None, formatter=None):
        from _unittest_contexts import LogsContext

        return LogsContext(self, logger, level, False, formatter)

    def assertNoLogs(self, logger=None, level=None):
        from _unittest_contexts import LogsContext

        return LogsContext(self, logger, level, True)


def _pattern(regex):
    if isinstance(regex, (str, bytes)):
        import re

        return re.compile(regex)
    return regex


def _kinds(cls):
    return f"any of {cls!r}" if isinstance(cls, tuple) else repr(cls)


def _subclass_of(cls, superclass):
    if not isinstance(cls, type):
        return "a class"
    return f"a subclass of {_kinds(superclass)}"


def _owner(obj):
    if isinstance(obj, type(sys)):
        return f"module {obj.__name__!r}"
    if isinstance(obj, type):
        return f"type object {obj.__name__!r}"
    return f"{type(obj).__name__!r} object"


def _unequal_counts(first, second):
    rows = []
    rest = [list(first), list(second)]
    while rest[0] or rest[1]:
        item = (rest[0] or rest[1])[0]
        counts = [sum(other == item for other in items) for items in rest]
        rest = [[other for other in items if not other == item] for items in rest]
        if counts[0] != counts[1]:
            rows.append((*counts, item))
    return rows


if sys.version_info < (3, 14):
    for name in ("IsSubclass", "HasAttr", "StartsWith", "EndsWith"):
        delattr(Assertions, f"assert{name}")
        delattr(Assertions, f"assertNot{name}")
