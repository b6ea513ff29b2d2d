"""Durations and fixed offsets: the classes timedelta, tzinfo and timezone of the module datetime."""

_UNITS = {
    "days": 86400000000, "seconds": 1000000, "microseconds": 1, "milliseconds": 1000, "minutes": 60000000,
    "hours": 3600000000, "weeks": 604800000000,
}  # fmt: skip


def _divide_and_round(a, b):
    q, r = divmod(a, b)
    r *= 2
    if (r > b if b > 0 else r < b) or (r == b and q % 2 == 1):
        q += 1
    return q


class timedelta:
    """A duration: days, seconds, microseconds."""

    __module__ = "datetime"
    __slots__ = ("_days", "_seconds", "_microseconds")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        given = days, seconds, microseconds, milliseconds, minutes, hours, weeks
        total, rest = 0, 0.0
        for (name, unit), value in zip(_UNITS.items(), given):
            if isinstance(value, int):
                total += value * unit
            elif isinstance(value, float):
                whole = int(value)
                total += whole * unit
                part = (value - whole) * unit
                total += int(part)
                rest += part - int(part)
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: {type(value).__name__}")
        if rest:
            near = int(rest + (0.5 if rest > 0 else -0.5))
            if abs(near - rest) == 0.5:
                odd = total % 2
                half = (rest + odd) * 0.5
                near = 2 * int(half + (0.5 if half > 0 else -0.5)) - odd
            total += near
        return cls._of(total)

    @classmethod
    def _of(cls, total):
        seconds, microseconds = divmod(total, 1000000)
        days, seconds = divmod(seconds, 86400)
        if abs(days) > 999999999:
            raise OverflowError(f"days={days}; must have magnitude <= 999999999")
        self = object.__new__(cls)
        self._days = days
        self._seconds = seconds
        self._microseconds = microseconds
        return self

    days = property(lambda self: self._days, doc="Number of days.")
    seconds = property(lambda self: self._seconds, doc="Number of seconds (>= 0 and less than 1 day).")
    microseconds = property(lambda self: self._microseconds, doc="Number of microseconds (>= 0 and less than 1 second).")

    def _total(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    def total_seconds(self):
        """All of it in seconds."""
        return self._total() / 10**6

    def __repr__(self):
        parts = [f"{name}={value}" for name, value in zip(_UNITS, self._state()) if value]
        name = type(self).__name__ if type(self) is not timedelta else "datetime.timedelta"
        return f"{name}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        text = f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
        if self._days:
            text = f"{self._days} day{'s' if abs(self._days) != 1 else ''}, {text}"
        return f"{text}.{self._microseconds:06}" if self._microseconds else text

    def _state(self):
        return self._days, self._seconds, self._microseconds

    def __reduce__(self):
        return type(self), self._state()

    def __add__(self, other):
        return timedelta._of(self._total() + other._total()) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return timedelta._of(self._total() - other._total()) if isinstance(other, timedelta) else NotImplemented

    def __rsub__(self, other):
        return timedelta._of(other._total() - self._total()) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return timedelta._of(-self._total())

    def __pos__(self):
        return timedelta._of(self._total())

    def __abs__(self):
        return timedelta._of(abs(self._total()))

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._total() * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._of(_divide_and_round(self._total() * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._divided(divmod, other)[0]
        if isinstance(other, int):
            return timedelta._of(self._divided(divmod, other)[0])
        return NotImplemented

    def _divided(self, how, other):
        other = other._total() if isinstance(other, timedelta) else other
        if not other:
            raise ZeroDivisionError("division by zero")
        return how(self._total(), other)

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._divided(int.__truediv__, other)
        if isinstance(other, int):
            return timedelta._of(self._divided(_divide_and_round, other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            if not a:
                raise ZeroDivisionError("division by zero")
            return timedelta._of(_divide_and_round(b * self._total(), a))
        return NotImplemented

    def __mod__(self, other):
        return timedelta._of(self._divided(divmod, other)[1]) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        q, r = self._divided(divmod, other)
        return q, timedelta._of(r)

    def __eq__(self, other):
        return self._total() == other._total() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._total() < other._total() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._total() <= other._total() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._total() > other._total() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._total() >= other._total() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash(self._state())

    def __bool__(self):
        return self._total() != 0


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)


class tzinfo:
    """A rule for offsets from UTC: to be derived from."""

    __module__ = "datetime"

    def tzname(self, dt):
        """The name of the zone."""
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        """The distance from UTC, east positive."""
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        """The part of the distance that is for summer."""
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        """A moment of UTC in this zone."""
        if not hasattr(dt, "hour"):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset, summer = dt.utcoffset(), dt.dst()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        if summer is None:
            raise ValueError("fromutc: non-None dst() result required")
        if delta := offset - summer:
            dt += delta
            summer = dt.dst()
            if summer is None:
                raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        return dt + summer

    def __reduce__(self):
        return type(self), getattr(self, "__getinitargs__", tuple)(), self.__dict__ or None


def offset_text(offset, colon=":"):
    """+01:00"""
    if offset is None:
        return ""
    sign, offset = ("-", -offset) if offset.days < 0 else ("+", offset)
    minutes, seconds = divmod(offset.seconds, 60)
    text = f"{sign}{minutes // 60:02}{colon}{minutes % 60:02}"
    if seconds or offset.microseconds:
        text += f"{colon}{seconds:02}"
    return f"{text}.{offset.microseconds:06}" if offset.microseconds else text


class timezone(tzinfo):
    """A fixed offset from UTC."""

    __module__ = "datetime"
    __slots__ = ("_offset", "_name")

    def __new__(cls, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}")
        if name is None:
            if not offset:
                return cls.utc
        elif not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {type(name).__name__}")
        if not -86400000000 < offset._total() < 86400000000:
            raise ValueError(
                "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), "
                f"not {offset!r}"
            )
        return cls._of(offset, name)

    @classmethod
    def _of(cls, offset, name=None):
        self = object.__new__(cls)
        self._offset = offset
        self._name = name
        return self

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is self.utc:
            return "datetime.timezone.utc"
        return f"datetime.timezone({self._offset!r}{'' if self._name is None else f', {self._name!r}'})"

    def __str__(self):
        return self.tzname(None)

    def _check(self, dt, what):
        if dt is not None and not hasattr(dt, "tzinfo"):
            raise TypeError(f"{what}(dt) argument must be a datetime instance or None, not {type(dt).__name__}")

    def utcoffset(self, dt):
        """The offset."""
        self._check(dt, "utcoffset")
        return self._offset

    def tzname(self, dt):
        """The name, UTC+01:00 when none was given."""
        self._check(dt, "tzname")
        if self._name is not None:
            return self._name
        return "UTC" + offset_text(self._offset) if self._offset else "UTC"

    def dst(self, dt):
        """None."""
        self._check(dt, "dst")
        return None

    def fromutc(self, dt):
        """A moment of UTC in this zone."""
        if not hasattr(dt, "tzinfo"):
            raise TypeError("fromutc() argument must be a datetime instance or None")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset

    def __reduce__(self):
        return type(self), (self._offset,) if self._name is None else (self._offset, self._name)


timezone.utc = timezone._of(timedelta(0))
timezone.min = timezone._of(-timedelta(hours=23, minutes=59))
timezone.max = timezone._of(timedelta(hours=23, minutes=59))
