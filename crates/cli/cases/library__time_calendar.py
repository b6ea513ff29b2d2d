# The calendar half of the module time.
import time

moment = time.gmtime(86400.5)
print(moment, moment.tm_year, moment[1], len(moment), moment.tm_yday, isinstance(moment, tuple))
print(time.strftime("%Y-%m-%d %H:%M:%S %j %a", moment), time.asctime(moment), time.mktime(time.struct_time(moment)) % 1)
print(time.strptime("2024-02-29 10:20:30", "%Y-%m-%d %H:%M:%S"))
print(time.gmtime(0) == (1970, 1, 1, 0, 0, 0, 3, 1, 0), time.gmtime(0) < time.gmtime(1))
print(len(time.strftime("%H:%M:%S")), time.localtime().tm_year > 2020)
try:
    time.struct_time((1, 2))
except TypeError as error:
    print(error)
