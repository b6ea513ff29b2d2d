"""Dates and times of day, as C modules find them: with a pointer to what is behind them."""

from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta, timezone, tzinfo

from _memory import capsule

datetime_CAPI = capsule("datetime.datetime_CAPI")
del capsule
