"""Days of the calendar: the class date of the module datetime."""

import time as _time
from sys import version_info as _version_info

from _timedelta import timedelta

_TELLS_VALUES = _version_info >= (3, 14)
_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _month_days(year, month):
    return 29 if month == 2 and _is_leap(year) else _DAYS[month]


def _before_year(year):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400


def _before_month(year, month):
    return sum(_DAYS[1:month]) + (month > 2 and _is_leap(year))


def ord2ymd(n):
    """Year, month and day of a number of a day."""
    year = (n - 1) // 366 + 1
    while _before_year(year + 1) < n:
        year += 1
    n -= _before_year(year)
    month = 1
    while n > _month_days(year, month):
        n -= _month_days(year, month)
        month += 1
    return year, month, n


def _week1_monday(year):
    first = _before_year(year) + 1
    weekday = (first + 6) % 7
    return first - weekday + (7 if weekday > 3 else 0)


def needed(**given):
    """Complain of the first argument that was not given."""
    for place, (name, value) in enumerate(given.items(), 1):
        if value is None:
            raise TypeError(f"function missing required argument '{name}' (pos {place})")


def index(value):
    """A number as an int."""
    return value if type(value) is int else range(value).stop


def out_of_range(name, first, last, value):
    """What is wrong with a part of a date or time."""
    if name == "year" and not _TELLS_VALUES:
        return ValueError(f"year {value} is out of range")
    told = f", not {value}" if _TELLS_VALUES else ""
    return ValueError(f"{name} must be in {first}..{last}{told}")


def check_date(year, month, day):
    """Year, month and day as ints that make a date."""
    year, month, day = index(year), index(month), index(day)
    if not 1 <= year <= 9999:
        raise out_of_range("year", 1, 9999, year)
    if not 1 <= month <= 12:
        raise out_of_range("month", 1, 12, month)
    last = _month_days(year, month)
    if not 1 <= day <= last:
        if not _TELLS_VALUES:
            raise ValueError("day is out of range for month")
        raise ValueError(f"day {day} must be in range 1..{last} for month {month} in year {year}")
    return year, month, day


class IsoCalendarDate(tuple):
    """Year, week and day of the week by ISO 8601."""

    __module__ = "datetime"

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __new__(cls, year, week, weekday):
        return tuple.__new__(cls, (year, week, weekday))

    def __reduce__(self):
        return tuple, (tuple(self),)

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


def name_of(obj, name):
    """What the repr of an object of a class begins with."""
    return "datetime." + name if type(obj).__module__ == "datetime" else type(obj).__qualname__


class date:
    """A day of the calendar."""

    __module__ = "datetime"
    __slots__ = ("_year", "_month", "_day")

    def __new__(cls, year=None, month=None, day=None):
        needed(year=year, month=month, day=day)
        self = object.__new__(cls)
        self._year, self._month, self._day = check_date(year, month, day)
        return self

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        """The day of a number of seconds since 1970."""
        return cls.fromordinal(719163 + seconds(timestamp) // 86400)

    @classmethod
    def today(cls):
        """The day it is now."""
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, n, /):
        """The day with this number; the first of January of year 1 is 1."""
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        if n > 3652059:
            raise out_of_range("year", 1, 9999, n * 400 // 146097 + 1)
        return cls(*ord2ymd(n))

    @classmethod
    def fromisoformat(cls, date_string, /):
        """The day of a text as 2020-12-31."""
        from _datetime_text import iso_date

        return cls(*iso_date(date_string, date_string))

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """The day of year, week and weekday by ISO 8601."""
        if not 1 <= year <= 9999:
            if not _TELLS_VALUES:
                raise ValueError(f"Year is out of range: {year}")
            raise out_of_range("year", 1, 9999, year)
        monday = _week1_monday(year)
        if not 1 <= week <= (_week1_monday(year + 1) - monday) // 7:
            raise ValueError(f"Invalid week: {week}")
        if not 1 <= day <= 7:
            raise ValueError(f"Invalid {'weekday' if _TELLS_VALUES else 'day'}: {day} (range is [1, 7])")
        return cls.fromordinal(monday + (week - 1) * 7 + day - 1)

    @classmethod
    def strptime(cls, date_string, format, /):
        """The day of a text in a format."""
        from _datetime_text import parse

        return cls(*parse(date_string, format)[0][:3])

    def __repr__(self):
        return f"{name_of(self, 'date')}({self._year}, {self._month}, {self._day})"

    def ctime(self):
        """As C writes it."""
        return f"{_NAMES[self.weekday()]} {_MONTHS[self._month]} {self._day:2} {self._clock()} {self._year:04}"

    def _clock(self):
        return "00:00:00"

    def strftime(self, format):
        """In a format of one's own."""
        from _datetime_text import written

        return written(self, format)

    def __format__(self, format, /):
        if not isinstance(format, str):
            raise TypeError(f"__format__() argument 1 must be str, not {type(format).__name__}")
        return self.strftime(format) if format else str(self)

    def isoformat(self):
        """2020-12-31"""
        return f"{self._year:04}-{self._month:02}-{self._day:02}"

    def __str__(self):
        return self.isoformat()

    def timetuple(self):
        """For the functions of the module time."""
        return self._tuple(-1)

    def _tuple(self, dst, clock=(0, 0, 0)):
        yday = self.toordinal() - _before_year(self._year)
        return _time.struct_time((self._year, self._month, self._day, *clock, self.weekday(), yday, dst))

    def toordinal(self):
        """The number of the day."""
        return _before_year(self._year) + _before_month(self._year, self._month) + self._day

    def replace(self, year=None, month=None, day=None):
        """With other fields."""
        return type(self)(
            self._year if year is None else year,
            self._month if month is None else month,
            self._day if day is None else day,
        )

    __replace__ = replace

    def weekday(self):
        """0 is Monday."""
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        """1 is Monday, 7 Sunday."""
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        """Year, week and weekday by ISO 8601."""
        year, today = self._year, self.toordinal()
        monday = _week1_monday(year)
        if today < monday:
            year -= 1
            monday = _week1_monday(year)
        elif today >= (after := _week1_monday(year + 1)):
            year, monday = year + 1, after
        week, day = divmod(today - monday, 7)
        return IsoCalendarDate(year, week + 1, day + 1)

    def _days(self):
        return self._year, self._month, self._day

    def __eq__(self, other):
        return self._days() == other._days() if _is_day(other) else NotImplemented

    def __lt__(self, other):
        return self._days() < other._days() if _is_day(other) else NotImplemented

    def __le__(self, other):
        return self._days() <= other._days() if _is_day(other) else NotImplemented

    def __gt__(self, other):
        return self._days() > other._days() if _is_day(other) else NotImplemented

    def __ge__(self, other):
        return self._days() >= other._days() if _is_day(other) else NotImplemented

    def __hash__(self):
        return hash(self._days())

    def __add__(self, other):
        if isinstance(other, timedelta):
            n = self.toordinal() + other.days
            if 0 < n <= 3652059:
                return type(self).fromordinal(n)
            raise OverflowError("date value out of range")
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if _is_day(other):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def __reduce__(self):
        return type(self), self._days()


def _is_day(other):
    return isinstance(other, date) and not hasattr(other, "hour")


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


def seconds(timestamp):
    """The whole seconds of a timestamp that a date can have."""
    whole = timestamp // 1
    if whole != whole:
        raise ValueError("cannot convert float NaN to integer")
    if not -62135596800 <= whole < 253402300800:
        if abs(whole) > 67768036191676799:
            raise OverflowError("timestamp out of range for platform time_t")
        raise out_of_range("year", 1, 9999, int(1970 + whole / 31556952))
    return int(whole)
