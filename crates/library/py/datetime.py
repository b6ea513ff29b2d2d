"""Dates and times of day."""

import time as _time
from sys import version_info as _version_info

from _date import check_date as _check_date
from _date import date
from _date import index as _index
from _date import name_of as _name_of
from _date import needed as _needed
from _date import ord2ymd as _ord2ymd
from _date import out_of_range as _out_of_range
from _date import seconds as _seconds
from _timedelta import offset_text as _offset_text
from _timedelta import timedelta, timezone, tzinfo

__all__ = ["date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC"]

MINYEAR = 1
MAXYEAR = 9999
UTC = timezone.utc
_SPECS = {"hours": 1, "minutes": 2, "seconds": 3, "milliseconds": 4, "microseconds": 5}


def _check_time(hour, minute, second, microsecond, zone, fold):
    numbers = _index(hour), _index(minute), _index(second), _index(microsecond)
    for name, value, last in zip(("hour", "minute", "second", "microsecond"), numbers, (23, 59, 59, 999999)):
        if not 0 <= value <= last:
            raise _out_of_range(name, 0, last, value)
    if fold not in (0, 1):
        told = f", not {fold}" if _version_info >= (3, 14) else ""
        raise ValueError(f"fold must be either 0 or 1{told}")
    if zone is not None and not isinstance(zone, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(zone).__name__}'")
    return numbers


def _check_offset(name, offset):
    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{name}() must return None or a timedelta, not '{type(offset).__name__}'")
    if not -86400000000 < offset._total() < 86400000000:
        raise ValueError(
            "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), "
            f"not {offset!r}"
        )
    return offset


class _Clock:
    # What time and datetime have in common.

    __slots__ = ()

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    def _clock(self):
        return f"{self._hour:02}:{self._minute:02}:{self._second:02}"

    def _set_clock(self, hour, minute, second, microsecond, tzinfo, fold):
        clock = _check_time(hour, minute, second, microsecond, tzinfo, fold)
        self._hour, self._minute, self._second, self._microsecond = clock
        self._tzinfo = tzinfo
        self._fold = fold

    def _micros(self):
        return ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond

    def _ask(self, name):
        if self._tzinfo is None:
            return None
        return getattr(self._tzinfo, name)(self if isinstance(self, datetime) else None)

    def utcoffset(self):
        """The distance from UTC; None: not known."""
        return _check_offset("utcoffset", self._ask("utcoffset"))

    def dst(self):
        """The part of the distance that is for summer."""
        return _check_offset("dst", self._ask("dst"))

    def tzname(self):
        """The name of the zone."""
        name = self._ask("tzname")
        if name is not None and not isinstance(name, str):
            raise TypeError(f"tzinfo.tzname() must return None or a string, not '{type(name).__name__}'")
        return name

    def _iso_clock(self, timespec):
        if timespec == "auto":
            timespec = "microseconds" if self._microsecond else "seconds"
        parts = _SPECS.get(timespec)
        if parts is None:
            raise ValueError("Unknown timespec value")
        text = self._clock()[: min(parts, 3) * 3 - 1]
        if parts == 4:
            text += f".{self._microsecond // 1000:03}"
        elif parts == 5:
            text += f".{self._microsecond:06}"
        return text + _offset_text(self.utcoffset())

    def _clock_repr(self):
        parts = [self._hour, self._minute]
        if self._second or self._microsecond:
            parts.append(self._second)
        if self._microsecond:
            parts.append(self._microsecond)
        text = ", ".join([str(part) for part in parts])
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        return text + ", fold=1" if self._fold else text


def _clocked(cls):
    own = dir(object) + [name for name in cls.__dict__]
    for name in dir(_Clock):
        if name not in own:
            setattr(cls, name, _Clock.__dict__[name])
    return cls


@_clocked
class time:
    """A time of day."""

    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        self._set_clock(hour, minute, second, microsecond, tzinfo, fold)
        return self

    @classmethod
    def fromisoformat(cls, time_string, /):
        """The time of a text as 12:30:05.25+01:00."""
        from _datetime_text import iso_time

        *clock, _ = iso_time(time_string.removeprefix("T"), time_string)
        return cls(*clock)

    @classmethod
    def strptime(cls, date_string, format, /):
        """The time of a text in a format."""
        from _datetime_text import parse

        fields, zone = parse(date_string, format)
        return cls(*fields[3:], zone)

    def _key(self, other, equal=False):
        if not isinstance(other, time):
            return None
        mine, yours = self.utcoffset(), other.utcoffset()
        if mine == yours:
            return self._micros(), other._micros()
        if mine is None or yours is None:
            if equal:
                return 0, 1
            raise TypeError("can't compare offset-naive and offset-aware times")
        return self._micros() - mine._total(), other._micros() - yours._total()

    def __eq__(self, other):
        key = self._key(other, True)
        return key[0] == key[1] if key else NotImplemented

    def __lt__(self, other):
        key = self._key(other)
        return key[0] < key[1] if key else NotImplemented

    def __le__(self, other):
        key = self._key(other)
        return key[0] <= key[1] if key else NotImplemented

    def __gt__(self, other):
        key = self._key(other)
        return key[0] > key[1] if key else NotImplemented

    def __ge__(self, other):
        key = self._key(other)
        return key[0] >= key[1] if key else NotImplemented

    def __hash__(self):
        offset = self.utcoffset()
        return hash(self._micros() - (offset._total() if offset else 0))

    def isoformat(self, timespec="auto"):
        """12:30:05.250000+01:00"""
        return self._iso_clock(timespec)

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return f"{_name_of(self, 'time')}({self._clock_repr()})"

    def strftime(self, format):
        """In a format of one's own."""
        from _datetime_text import written

        return written(self, format)

    __format__ = date.__format__

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        """With other fields."""
        return type(self)(
            self._hour if hour is None else hour,
            self._minute if minute is None else minute,
            self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo,
            fold=self._fold if fold is None else fold,
        )

    __replace__ = replace

    def __reduce__(self):
        clock = self._hour, self._minute, self._second, self._microsecond
        return type(self), clock if self._tzinfo is None else (*clock, self._tzinfo)


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)


_date, _time_class = date, time


@_clocked
class datetime(date):
    """A moment: a day and a time of day."""

    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(
        cls, year=None, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0
    ):
        _needed(year=year, month=month, day=day)
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        self._set_clock(hour, minute, second, microsecond, tzinfo, fold)
        return self

    @classmethod
    def _at(cls, days, micros, zone=None):
        minutes, micros = divmod(micros, 60000000)
        if not 0 < days <= 3652059:
            raise OverflowError("date value out of range")
        return cls(*_ord2ymd(days), minutes // 60, minutes % 60, micros // 1000000, micros % 1000000, zone)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """The moment of a number of seconds since 1970."""
        if tz is not None and not isinstance(tz, tzinfo):
            raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")
        whole = _seconds(timestamp)
        micros = round((timestamp - whole) * 1e6)
        days, seconds = divmod(whole, 86400)
        made = cls._at(719163 + days, seconds * 1000000, tz) + timedelta(microseconds=micros)
        return made if tz is None else tz.fromutc(made)

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        """The moment in UTC, without saying so."""
        _discouraged("utcfromtimestamp()", "by timestamp in UTC", "fromtimestamp(timestamp, datetime.UTC)")
        return cls.fromtimestamp(timestamp)

    @classmethod
    def now(cls, tz=None):
        """This moment; without a zone, in local time, which is UTC in Afterdel."""
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        """This moment in UTC, without saying so."""
        _discouraged("utcnow()", "in UTC", "now(datetime.UTC)")
        return cls.fromtimestamp(_time.time())

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        """A day and a time of day."""
        for place, value, kind in (1, date, _date), (2, time, _time_class):
            if not isinstance(value, kind):
                raise TypeError(
                    f"combine() argument {place} must be datetime.{kind.__name__}, not {type(value).__name__}"
                )
        if tzinfo is True:
            tzinfo = time.tzinfo
        return cls(*date._days(), time.hour, time.minute, time.second, time.microsecond, tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string, /):
        """The moment of a text as 2020-12-31 12:30:05.25+01:00."""
        from _datetime_text import iso_moment

        fields, more = iso_moment(date_string)
        return cls(*fields) + timedelta(days=1) if more else cls(*fields)

    @classmethod
    def strptime(cls, date_string, format, /):
        """The moment of a text in a format."""
        from _datetime_text import parse

        fields, zone = parse(date_string, format)
        return cls(*fields, zone)

    def timetuple(self):
        """For the functions of the module time."""
        dst = self.dst()
        return self._tuple(-1 if dst is None else 1 if dst else 0, (self._hour, self._minute, self._second))

    def utctimetuple(self):
        """The same in UTC."""
        offset = self.utcoffset()
        moment = self - offset if offset else self
        return moment._tuple(0, (moment._hour, moment._minute, moment._second))

    def timestamp(self):
        """Seconds since 1970."""
        micros = self._line() - 62135683200000000
        return (micros - (self.utcoffset() or timedelta())._total()) / 10**6

    def _line(self):
        return self.toordinal() * 86400000000 + self._micros()

    def date(self):
        """The day."""
        return date(self._year, self._month, self._day)

    def time(self):
        """The time of day, without zone."""
        return time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        """The time of day with zone."""
        clock = self._hour, self._minute, self._second, self._microsecond
        return time(*clock, self._tzinfo, fold=self._fold)

    def replace(
        self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *,
        fold=None,
    ):  # fmt: skip
        """With other fields."""
        given = year, month, day, hour, minute, second, microsecond
        fields = [old if new is None else new for old, new in zip((*self._days(), *self._parts()), given)]
        zone = self._tzinfo if tzinfo is True else tzinfo
        return type(self)(*fields, zone, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def _parts(self):
        return self._hour, self._minute, self._second, self._microsecond

    def astimezone(self, tz=None):
        """The same moment in another zone."""
        if tz is None:
            tz = timezone._of(timedelta(0), "UTC")
        elif not isinstance(tz, tzinfo):
            raise TypeError(f"tz argument must be an instance of tzinfo, not {type(tz).__name__}")
        if tz is self._tzinfo:
            return self
        utc = (self - (self.utcoffset() or timedelta())).replace(tzinfo=tz)
        return tz.fromutc(utc)

    def isoformat(self, sep="T", timespec="auto"):
        """2020-12-31T12:30:05.250000+01:00"""
        return f"{date.isoformat(self)}{sep}{self._iso_clock(timespec)}"

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        fields = ", ".join([str(part) for part in self._days()])
        return f"{_name_of(self, 'datetime')}({fields}, {self._clock_repr()})"

    def _key(self, other, equal=False):
        if not isinstance(other, datetime):
            return None
        mine, yours = self._line(), other._line()
        if self._tzinfo is not other._tzinfo:
            one, two = self.utcoffset(), other.utcoffset()
            if (one is None) != (two is None):
                if equal:
                    return 0, 1
                raise TypeError("can't compare offset-naive and offset-aware datetimes")
            if one is not None:
                mine -= one._total()
                yours -= two._total()
        return mine, yours

    __eq__, __lt__, __le__ = _time_class.__eq__, _time_class.__lt__, _time_class.__le__
    __gt__, __ge__ = _time_class.__gt__, _time_class.__ge__

    def __hash__(self):
        offset = self.utcoffset()
        return hash(self._line() - (offset._total() if offset else 0))

    def __add__(self, other):
        if isinstance(other, timedelta):
            return type(self)._at(*divmod(self._line() + other._total(), 86400000000), self._tzinfo)
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        key = self._subtrahend(other)
        return timedelta._of(key[0] - key[1]) if key else NotImplemented

    def _subtrahend(self, other):
        try:
            return self._key(other)
        except TypeError:
            raise TypeError("can't subtract offset-naive and offset-aware datetimes") from None

    def __reduce__(self):
        fields = *self._days(), *self._parts()
        return type(self), fields if self._tzinfo is None else (*fields, self._tzinfo)


datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)


def _discouraged(name, what, better):
    import warnings

    warnings.warn(
        f"datetime.datetime.{name} is deprecated and scheduled for removal in a future version. Use timezone-aware "
        f"objects to represent datetimes {what.replace('by timestamp ', '')}: datetime.datetime.{better}.",
        DeprecationWarning,
        stacklevel=3,
    )
