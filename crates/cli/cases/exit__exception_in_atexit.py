# A callback that fails does not stop the others.
import atexit
import sys

def fails():
    value = {}
    return value["missing"]

def leaves():
    sys.exit("not the status")

atexit.register(print, "called last")
atexit.register(fails)
atexit.register(print, "in between")
atexit.register(leaves)
print("end of the program")
sys.exit(5)
