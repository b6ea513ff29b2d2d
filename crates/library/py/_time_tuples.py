"""What the module time knows of the calendar; local time is UTC in Afterdel."""

_FIELDS = "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"
timezone = altzone = daylight = 0
tzname = "UTC", "UTC"


class struct_time(tuple):
    """A moment as nine numbers."""

    __module__ = "time"
    __slots__ = ()
    __match_args__ = _FIELDS
    n_fields, n_sequence_fields, n_unnamed_fields = 11, 9, 0
    tm_zone = property(lambda self: "UTC")
    tm_gmtoff = property(lambda self: 0)

    def __new__(cls, sequence):
        items = tuple(sequence)
        if not 9 <= len(items) <= 11:
            least = "at least" if len(items) < 9 else "at most"
            wanted = 9 if len(items) < 9 else 11
            raise TypeError(f"time.struct_time() takes an {least} {wanted}-sequence ({len(items)}-sequence given)")
        return tuple.__new__(cls, items[:9])

    def __repr__(self):
        return f"time.struct_time({', '.join([f'{name}={value!r}' for name, value in zip(_FIELDS, self)])})"

    def __reduce__(self):
        return struct_time, (tuple(self),)


def _field(place):
    return property(lambda self: self[place])


for _place, _name in enumerate(_FIELDS):
    setattr(struct_time, _name, _field(_place))


def gmtime(seconds=None, /):
    """Seconds since 1970 as numbers of UTC."""
    from datetime import datetime

    if seconds is None:
        from time import time

        seconds = time()
    moment = datetime.fromtimestamp(seconds // 1)
    return moment._tuple(0, moment._parts()[:3])


localtime = gmtime


def _moment(t):
    from datetime import datetime

    if t is None:
        t = gmtime()
    elif not isinstance(t, tuple):
        raise TypeError("Tuple or struct_time argument required")
    return datetime(*t[:5], min(t[5], 59))


def mktime(t, /):
    """Seconds since 1970 of such numbers."""
    from datetime import datetime, timedelta

    moment = datetime(t[0], 1, 1) + timedelta(days=t[2] - 1, hours=t[3], minutes=t[4], seconds=t[5])
    year, month = divmod(t[0] * 12 + t[1] - 1, 12)
    return (moment + (datetime(year, month + 1, 1) - datetime(t[0], 1, 1))).timestamp()


def strftime(format, t=None, /):
    """Such numbers in a format of one's own."""
    return _moment(t).strftime(format)


def strptime(string, format="%a %b %d %H:%M:%S %Y", /):
    """The numbers of a text in a format."""
    from _datetime_text import parse
    from datetime import datetime

    moment = datetime(*parse(string, format)[0])
    return moment._tuple(-1, moment._parts()[:3])


def asctime(t=None, /):
    """Such numbers as C writes them."""
    return _moment(t).ctime()


def ctime(seconds=None, /):
    """Seconds since 1970 as C writes them."""
    return asctime(gmtime(seconds))
