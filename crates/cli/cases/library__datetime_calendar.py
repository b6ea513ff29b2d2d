# The calendar: dates, times, zones, durations, formats both ways.
from datetime import *
import datetime as D
td=timedelta
print(td(days=1.5, hours=-3, microseconds=7.5), repr(td(-1, 5)), td(weeks=1)/td(days=2), td(7)//2, td(1)/3, td(1)*1.5, divmod(td(5), td(hours=7)), td(5)%td(2), -td(1,1), abs(td(-1)), td(0), bool(td(0)), td(1)>td(0), {td(1):2}[td(days=1)], td(hours=25).total_seconds(), td.min, td.max, td.resolution, repr(td(0)), sum([td(1),td(2)], td()))
print(date(2024,2,29).replace(year=2023, day=28), date(2024,12,31).isocalendar(), date(2021,1,3).isocalendar()[:], [date(y,1,1).isocalendar() for y in range(2015,2022)], date(2024,2,29).weekday(), date(2024,2,29).isoweekday(), date(2024,2,29).ctime(), date.fromisocalendar(2024,9,4), date.fromordinal(738945), date(2024,2,29).toordinal(), date.min, date.max)
print(date(2024,3,1)-date(2024,2,1), date(2024,3,1)-td(1), date(2024,1,31)+td(30), date(2024,1,1)<date(2024,1,2), date(2024,1,1)==datetime(2024,1,1), hash(date(2024,1,1))==hash(date(2024,1,1)), sorted([date(2024,3,1),date(2023,3,1)]))
for n in range(1, 3652059, 99991): assert date.fromordinal(n).toordinal()==n; print(date.fromordinal(n), end=" ")
print()
d=datetime(2024,2,29,13,5,9,123456)
print(d, repr(d), d.date(), d.time(), d.isoformat(timespec="milliseconds"), d.isoformat(" ", "minutes"), d.isoformat(timespec="hours"), d.replace(hour=1, microsecond=0), d.timestamp() if 0 else "", d+td(hours=12), d-datetime(2024,1,1), d.ctime(), d.strftime("%Y-%m-%d %H:%M:%S.%f %a %A %b %B %j %U %W %p %I %y %% %x %X %c"), f"{d:%d.%m.%Y}", format(d), str(d.timetz()))
ist=timezone(td(hours=5,minutes=30)); a=datetime(2024,1,1,12,tzinfo=ist)
print(a, repr(a), a.astimezone(timezone.utc), a.utcoffset(), a.tzname(), a.timestamp(), a==datetime(2024,1,1,6,30,tzinfo=UTC), a-datetime(2024,1,1,tzinfo=UTC), a.astimezone(timezone(td(hours=-8),"PST")), a.isoformat(), a.strftime("%z %Z"), hash(a)==hash(a.astimezone(UTC)), datetime.fromtimestamp(1700000000, UTC), datetime.fromtimestamp(1.5, UTC), datetime.fromtimestamp(-1.25, ist))
for s,f in (("2024-02-29 13:05:09","%Y-%m-%d %H:%M:%S"),("Feb 5, 2024","%b %d, %Y"),("Thursday 29 February 2024","%A %d %B %Y"),("20240229T130509.25","%Y%m%dT%H%M%S.%f"),("1:05 PM","%I:%M %p"),("12 am","%I %p"),("29/02/24","%d/%m/%y"),("2024-060","%Y-%j"),("2024-01-01T00:00:00+01:30","%Y-%m-%dT%H:%M:%S%z"),("2024-01-01Z","%Y-%m-%d%z"),("1 1 2024","%d %m %Y"),("2024 W05 1","%Y W%W %w"),("100%","100%%"),("x","%d"),("32","%d"),("2023-02-29","%Y-%m-%d"),("99","%y"),("68","%y"),("Mon Jan  1 10:00:00 2024","%c"),("10:11","%H:%M:%S"),("2024-1-1  ","%Y-%m-%d")):
    try: print(repr(datetime.strptime(s,f)))
    except ValueError as e: print("ValueError", e)
for s in ("2024-02-29","20240229","2024-W09-4","2024W094","2024-W09","2024-02-29T13","2024-02-29 13:05","2024-02-29T13:05:09","2024-02-29T13:05:09.1","2024-02-29T13:05:09,123","2024-02-29T130509","20240229T1305","2024-02-29T13:05:09+01:30","2024-02-29T13:05Z","2024-02-29T13:05:09-00:00:01","2024-02-30","2024-2-1","hello","2024-02-29T","2024-02-29T1","2024-02-29T13:5","2024-02-29T25:00","2024/02/29","","2024-02-29T13:05:09.","2024-13-01T00:00"):
    try: print(s, repr(datetime.fromisoformat(s)))
    except ValueError as e: print("ValueError", e)
for s in ("13:05","13:05:09.25","T13","130509Z","13:05+01:00","24:00","x","13:60"):
    try: print(s, repr(time.fromisoformat(s)))
    except ValueError as e: print("ValueError", e)
for s in ("2024-02-29","20240229","2024-02-29T00"):
    try: print(s, repr(date.fromisoformat(s)))
    except ValueError as e: print("ValueError", e)
print(time(1,2,3,4), repr(time(1,2)), repr(time(1,2,3)), time(1)<time(2), time.min, time.max, time(1,tzinfo=UTC), time(13,5).strftime("%I:%M %p"), time(1,2).isoformat("seconds"), time(1).replace(minute=5), bool(time(0)))
print(timezone.utc, repr(ist), str(ist), timezone(td(0)) is timezone.utc, timezone(td(hours=1))==timezone(td(minutes=60)), D.UTC, D.MINYEAR)
class Z(tzinfo):
    def utcoffset(self, dt): return td(hours=2 if dt and dt.month in (6,7) else 1)
    def dst(self, dt): return td(hours=1 if dt and dt.month in (6,7) else 0)
    def tzname(self, dt): return "ZST" if self.dst(dt) else "ZT"
z=Z(); print(datetime(2024,6,1,tzinfo=z).isoformat(), datetime(2024,1,1,12,tzinfo=UTC).astimezone(z).tzname(), datetime(2024,6,1,12,tzinfo=UTC).astimezone(z), datetime(2024,6,1,tzinfo=z).dst())
class MyD(date): 
    def hi(self): return "hi"
class MyDT(datetime): pass
print(repr(MyD(2024,1,1)), (MyD(2024,1,1)+td(1)).hi(), repr(MyDT(2024,1,1)), type(MyDT(2024,1,1)+td(1)), MyDT.fromisoformat("2024-01-01"), isinstance(d, date), datetime.combine(date(2024,1,1), time(5,6,tzinfo=UTC)), datetime.__mro__, datetime.min, datetime.max, datetime.now()>datetime(2020,1,1), date.today().year>2020, abs(datetime.now(UTC).timestamp()-datetime.now(timezone.utc).timestamp())<5)
def e(f):
    try: print(repr(f()))
    except Exception as x: print(type(x).__name__, x)
e(lambda: datetime(2024,1,1)<datetime(2024,1,1,tzinfo=UTC)); e(lambda: datetime(2024,1,1)-datetime(2024,1,1,tzinfo=UTC)); e(lambda: date.max+td(1)); e(lambda: datetime(2024,1,1)==5); e(lambda: time(1)<time(1,tzinfo=UTC)); e(lambda: td(1)+1 if 0 else 0); e(lambda: date(2024,4,31)); e(lambda: td(days=10**9)); e(lambda: datetime.strptime(3,"%Y")); e(lambda: d.isoformat(timespec="q"))
try: d.year=3
except AttributeError as x: print("AttributeError")
