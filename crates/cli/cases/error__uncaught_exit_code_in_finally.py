import sys
try:
    sys.exit("first reason")
finally:
    print("finally runs")
    [].pop()
