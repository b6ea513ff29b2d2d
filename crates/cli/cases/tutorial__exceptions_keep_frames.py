# A caught exception that is kept keeps the frames, and they keep their locals.
import sys

class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("freed", self.name)

def work():
    resource = Resource("local of work")
    raise ValueError("failed")

saved = None
try:
    work()
except ValueError as error:
    print("caught:", error)
    saved = error
print("kept:", saved.__traceback__.tb_next.tb_frame.f_locals["resource"].name)
saved = saved.with_traceback(None)
print("traceback dropped")

try:
    work()
except ValueError:
    print("in the handler:", sys.exception())
print("after the handler")

errors = []
for i in range(2):
    try:
        work()
    except ValueError as error:
        errors.append(str(error))
print(errors)

def keep():
    try:
        work()
    except ValueError as error:
        result = error
    return 1

import gc
gc.collect()
keep()
print("a cycle: result -> traceback -> frame -> result")
print(gc.collect() > 0)
