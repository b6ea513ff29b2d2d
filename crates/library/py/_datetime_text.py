"""Dates and times as texts, both ways: formats and ISO 8601."""

import datetime as _dt
from sys import version_info as _version_info
from _timedelta import offset_text, timedelta, timezone

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_WHOLE = {
    "c": "%a %b %e %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "D": "%m/%d/%y", "F": "%Y-%m-%d", "T": "%H:%M:%S",
    "R": "%H:%M", "r": "%I:%M:%S %p", "h": "%b",
}  # fmt: skip


def written(moment, format):
    """What strftime() gives."""
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {type(format).__name__}")
    day = moment if isinstance(moment, _dt.date) else _dt.date(1900, 1, 1)
    clock = moment if isinstance(moment, (_dt.time, _dt.datetime)) else _dt.time()
    zoned = clock if clock is moment else None
    out, at = [], 0
    while at < len(format):
        c = format[at]
        if c != "%" or at + 1 == len(format):
            out.append(c)
            at += 1
            continue
        start = at
        at += 1
        colon = format.startswith(":z", at)
        flag = format[at] if format[at] in "-_0^#" else ""
        at += colon or bool(flag)
        letter = format[at : at + 1]
        at += 1
        if letter == "z":
            out.append(offset_text(zoned.utcoffset(), ":" if colon else "") if zoned else "")
        elif letter == "Z":
            out.append(zoned.tzname() or "" if zoned else "")
        elif letter in _WHOLE and letter:
            out.append(written(moment, _WHOLE[letter]))
        else:
            text = _field(letter, day, clock)
            out.append(format[start:at] if text is None else _flagged(text, flag))
    return "".join(out)


def _flagged(text, flag):
    if flag == "-":
        return text.lstrip("0 ") or "0" if text.strip().isdigit() else text
    if flag == "_":
        return text.lstrip("0").rjust(len(text)) if text.isdigit() else text
    return text.upper() if flag == "^" else text


def _field(letter, day, clock):
    weekday = day.weekday()
    hour12 = clock.hour % 12 or 12
    yday = day.toordinal() - _dt.date(day.year, 1, 1).toordinal()
    simple = {
        "a": _DAYS[weekday][:3], "A": _DAYS[weekday], "b": _MONTHS[day.month - 1][:3], "B": _MONTHS[day.month - 1],
        "p": "AM" if clock.hour < 12 else "PM", "P": "am" if clock.hour < 12 else "pm", "%": "%", "n": "\n", "t": "\t",
        "e": f"{day.day:2}", "k": f"{clock.hour:2}", "l": f"{hour12:2}", "u": str(weekday + 1),
        "w": str((weekday + 1) % 7), "f": f"{clock.microsecond:06}", "j": f"{yday + 1:03}", "Y": f"{day.year:04}",
    }  # fmt: skip
    if letter in simple:
        return simple[letter]
    if letter in ("G", "g", "V"):
        year, week, _ = day.isocalendar()
        return {"G": f"{year:04}", "g": f"{year % 100:02}", "V": f"{week:02}"}[letter]
    if letter == "s":
        moment = _dt.datetime(*day._days(), clock.hour, clock.minute, clock.second)
        return str(int(moment.timestamp()))
    numbers = {
        "d": day.day, "m": day.month, "y": day.year % 100, "C": day.year // 100, "H": clock.hour, "I": hour12,
        "M": clock.minute, "S": clock.second, "U": (yday + 7 - (weekday + 1) % 7) // 7, "W": (yday + 7 - weekday) // 7,
    }  # fmt: skip
    return f"{numbers[letter]:02}" if letter in numbers else None


# Reading with a format: for each letter the lowest and highest number and the most digits.
_RANGES = {
    "d": (1, 31, 2), "f": (0, 999999, 6), "H": (0, 23, 2), "I": (1, 12, 2), "G": (0, 9999, 4), "j": (1, 366, 3),
    "m": (1, 12, 2), "M": (0, 59, 2), "S": (0, 61, 2), "U": (0, 53, 2), "w": (0, 6, 1), "u": (1, 7, 1),
    "V": (0, 53, 2), "y": (0, 99, 2), "Y": (0, 9999, 4), "W": (0, 53, 2), "k": (0, 23, 2), "l": (1, 12, 2),
}  # fmt: skip
_NO_YEAR = """\
Parsing dates involving a day of month without a year specified is ambiguous
and fails to parse leap day. The default behavior will change in Python 3.15
to either always raise an exception or to use a different default year (TBD).
To avoid trouble, add a specific year to the input & format.
See https://github.com/python/cpython/issues/70647."""
if _version_info < (3, 14):
    _NO_YEAR = _NO_YEAR.replace("ambiguous", "ambiguious")
_NO_YEAR_ERROR = (
    "Day of month directive '%d' may not be used without a year directive. Parsing dates involving a day of month "
    "without a year is ambiguous and fails to parse leap day. Add a year to the input and format. "
    "See https://github.com/python/cpython/issues/70647."
)
_FIXED = {"G": 4, "Y": 4, "y": 2}


def _candidates(letter, text, at):
    # Values that a letter can stand for here, with their ends, in the order of preference.
    if letter in _RANGES:
        low, high, most = _RANGES[letter]
        start = at + (letter in "dHIkl" and text[at : at + 1] == " ")
        digits = 0
        while digits < most and text[start + digits : start + digits + 1].isdecimal():
            digits += 1
        for count in range(digits, 0, -1):
            if count < _FIXED.get(letter, 0):
                break
            value = int(text[start : start + count])
            if letter == "f":
                yield value * 10 ** (6 - count), start + count
            elif low <= value <= high:
                yield value, start + count
    elif letter in "aAbBpZ":
        names = {
            "a": [name[:3] for name in _DAYS], "A": _DAYS, "b": [name[:3] for name in _MONTHS], "B": _MONTHS,
            "p": ("AM", "PM"), "Z": ("utc", "gmt"),
        }[letter]  # fmt: skip
        for value, name in sorted(enumerate(names), key=lambda pair: -len(pair[1])):
            if text[at : at + len(name)].lower() == name.lower():
                yield (text[at : at + len(name)] if letter == "Z" else value), at + len(name)
    elif letter == "z":
        yield from _zones(text, at)


def _zones(text, at):
    if text[at : at + 1] in ("Z", "z"):
        yield timedelta(0), at + 1
        return
    if text[at : at + 1] not in ("+", "-"):
        return
    numbers, place, colon = [], at + 1, text[at + 3 : at + 4] == ":"
    while len(numbers) < 3:
        begin = place + bool(numbers and colon and text[place : place + 1] == ":")
        two = text[begin : begin + 2]
        if len(two) < 2 or not two.isdecimal() or (numbers and int(two) > 59):
            break
        numbers.append(int(two))
        place = begin + 2
    if len(numbers) < 2:
        return
    micros = 0
    if len(numbers) == 3 and text[place : place + 1] == ".":
        end = place + 1
        while end < len(text) and end < place + 7 and text[end].isdecimal():
            end += 1
        micros = int(text[place + 1 : end].ljust(6, "0"))
        place = end
    hours, minutes, seconds = (*numbers, 0)[:3]
    offset = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=micros)
    yield (-offset if text[at] == "-" else offset), place


def _tokens(format):
    tokens, at = [], 0
    while at < len(format):
        c = format[at]
        if c.isspace():
            if not tokens or tokens[-1] != " ":
                tokens.append(" ")
        elif c != "%":
            tokens.append(c.lower())
        else:
            at += 1
            if at == len(format):
                raise ValueError(f"stray % in format {format!r}")
            letter = format[at]
            if letter in _WHOLE and letter in "cxXDFTRr":
                whole = _WHOLE[letter].replace("%e", "%d")
                tokens += _tokens(whole)
            elif letter == "%":
                tokens.append("%")
            elif letter in _RANGES or letter in "aAbBpZz":
                tokens.append("%" + letter)
            else:
                raise ValueError(f"{letter!r} is a bad directive in format {format!r}")
        at += 1
    return tokens


def _match(tokens, text, place=0, at=0):
    # The fields and the end; None: the text is none of these.
    if place == len(tokens):
        return {}, at
    token = tokens[place]
    if token == " ":
        end = at
        while text[end : end + 1].isspace():
            end += 1
        return _match(tokens, text, place + 1, end) if end > at else None
    if len(token) == 1:
        return _match(tokens, text, place + 1, at + 1) if text[at : at + 1].lower() == token else None
    for value, end in _candidates(token[1], text, at):
        found = _match(tokens, text, place + 1, end)
        if found is not None:
            found[0][token[1]] = value
            return found
    return None


def parse(text, format):
    """What strptime() reads: year, month, day, hour, minute, second, microsecond; and the zone."""
    for place, value in (1, text), (2, format):
        if not isinstance(value, str):
            raise TypeError(f"strptime() argument {place} must be str, not {type(value).__name__}")
    tokens = _tokens(format)
    if "%d" in tokens and not {"%Y", "%y", "%G"}.intersection(tokens):
        if _version_info >= (3, 15):
            raise ValueError(_NO_YEAR_ERROR)
        import warnings

        warnings.warn(_NO_YEAR, DeprecationWarning, stacklevel=3)
    found = _match(tokens, text)
    if found is None:
        raise ValueError(f"time data {text!r} does not match format {format!r}")
    got, end = found
    if end != len(text):
        raise ValueError(f"unconverted data remains: {text[end:]}")
    hour = got.get("H", got.get("k", 0))
    if "I" in got or "l" in got:
        hour = got.get("I", got.get("l")) % 12 + (12 if got.get("p") == 1 else 0)
    year, month, day = _day_of(got)
    zone = None
    if "z" in got:
        zone = timezone(got["z"], got["Z"].upper()) if "Z" in got else timezone(got["z"])
    return (year, month, day, hour, got.get("M", 0), got.get("S", 0), got.get("f", 0)), zone


def _day_of(got):
    year = got.get("Y")
    if year is None and "y" in got:
        year = got["y"] + (2000 if got["y"] <= 68 else 1900)
    month = got.get("m")
    if "b" in got or "B" in got:
        month = got.get("b", got.get("B")) + 1
    weekday = got.get("a", got.get("A"))
    if "w" in got:
        weekday = (got["w"] + 6) % 7
    if "u" in got:
        weekday = got["u"] - 1
    if "G" in got:
        if "j" in got:
            raise ValueError(
                "Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead."
            )
        if "V" not in got or weekday is None:
            raise ValueError(
                "ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive "
                "('%A', '%a', '%w', or '%u')."
            )
        return _dt.date.fromisocalendar(got["G"], got["V"], weekday + 1)._days()
    if "V" in got:
        if year is None or weekday is None:
            raise ValueError(
                "ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive "
                "('%A', '%a', '%w', or '%u')."
            )
        raise ValueError(
            "ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead."
        )
    day = got.get("d", 1)
    known = year if year is not None else 1904 if month == 2 and day == 29 else 1900
    if "j" in got and month is None and "d" not in got:
        return _dt.date.fromordinal(_dt.date(known, 1, 1).toordinal() + got["j"] - 1)._days()
    if weekday is not None and year is not None and ("U" in got or "W" in got):
        first = _dt.date(year, 1, 1)
        shift = 1 if "U" in got else 0
        before = (7 - (first.weekday() + shift) % 7) % 7
        place = (weekday + shift) % 7
        week = got.get("U", got.get("W"))
        offset = place - (first.weekday() + shift) % 7 if week == 0 else before + 7 * (week - 1) + place
        return _dt.date.fromordinal(first.toordinal() + offset)._days()
    return known, 1 if month is None else month, day


def _bad(whole):
    return ValueError(f"Invalid isoformat string: {whole!r}")


def _number(text, whole):
    if not (text.isascii() and text.isdigit()):
        raise _bad(whole)
    return int(text)


def iso_date(text, whole):
    """Year, month, day of 2020-12-31, 20201231, 2020-W53-4 or 2020W53."""
    if not isinstance(text, str):
        raise TypeError("fromisoformat: argument must be str")
    if len(text) not in (7, 8, 10):
        raise _bad(whole)
    year = _number(text[:4], whole)
    rest = text[4:]
    dashed = rest.startswith("-")
    if dashed:
        rest = rest[1:]
    if rest.startswith("W"):
        week, day = rest[1:3], rest[3:]
        if day and dashed != day.startswith("-"):
            raise _bad(whole)
        day = _number(day.removeprefix("-"), whole) if day else 1
        return _dt.date.fromisocalendar(year, _number(week, whole), day)._days()
    if dashed != (rest[2:3] == "-") or len(rest) != 4 + dashed:
        raise _bad(whole)
    return year, _number(rest[:2], whole), _number(rest[2 + dashed :], whole)


def _iso_clock(text, whole):
    # Hour, minute, second, microsecond.
    text, point, fraction = text.replace(",", ".").partition(".")
    pieces = text.split(":") if ":" in text else [text[at : at + 2] for at in range(0, len(text), 2)]
    if not 1 <= len(pieces) <= 3 or any([len(piece) != 2 for piece in pieces]) or point and len(pieces) != 3:
        raise _bad(whole)
    if point and not fraction:
        raise _bad(whole)
    micros = _number(fraction[:6].ljust(6, "0"), whole) if point else 0
    if point:
        _number(fraction, whole)
    return (*[_number(piece, whole) for piece in pieces], 0, 0)[:3] + (micros,)


def iso_time(text, whole):
    """Hour, minute, second, microsecond, zone, and whether it was 24:00."""
    if not isinstance(text, str):
        raise TypeError("fromisoformat: argument must be str")
    zone = None
    place = max(text.find("+"), text.find("-"))
    if text[-1:] in ("Z", "z"):
        text, zone = text[:-1], timezone.utc
    elif place >= 0:
        hour, minute, second, micros = _iso_clock(text[place + 1 :], whole)
        offset = timedelta(hours=hour, minutes=minute, seconds=second, microseconds=micros)
        zone = timezone(-offset if text[place] == "-" else offset)
        text = text[:place]
    hour, *rest = _iso_clock(text, whole)
    midnight = hour == 24 and _version_info >= (3, 14)
    if midnight and any(rest):
        raise ValueError("minute, second, and microsecond must be 0 when hour is 24")
    return (0 if midnight else hour), *rest, zone, midnight


def _date_length(text):
    if len(text) == 7:
        return 7
    if text[4:5] == "-":
        if text[5:6] != "W":
            return 10
        return 10 if text[8:9] == "-" and not text[10:11].isdigit() and len(text) > 9 or len(text) == 10 else 8
    if text[4:5] != "W":
        return 8
    end = 7
    while text[end : end + 1].isdigit():
        end += 1
    return end if end < 9 else 7 + end % 2


def iso_moment(text):
    """The arguments of a datetime, and whether a day is to be added."""
    if not isinstance(text, str):
        raise TypeError("fromisoformat: argument must be str")
    length = _date_length(text)
    day = iso_date(text[:length], text)
    if len(text) == length:
        return day, False
    *clock, midnight = iso_time(text[length + 1 :], text)
    return (*day, *clock), midnight
