# Walking a traceback by hand.
import sys
import traceback

def a(n):
    local_a = n * 2
    return b(local_a)

def b(n):
    local_b = [n]
    return local_b[1]

try:
    a(5)
except IndexError as error:
    tb = error.__traceback__
    while tb:
        frame = tb.tb_frame
        print(frame.f_code.co_name, tb.tb_lineno, sorted(k for k in frame.f_locals if k.startswith("local")))
        tb = tb.tb_next
    print(traceback.format_exception_only(error))
    print([f.name for f in traceback.extract_tb(error.__traceback__)])
    print("".join(traceback.format_exception(error)).count("\n"))
    print(sys.exc_info()[1] is error, sys.exception() is error)
    held = error
print(sys.exception(), sys.exc_info())
traceback.clear_frames(held.__traceback__)
print(held.__traceback__.tb_next.tb_frame.f_locals)
held = held.with_traceback(None)
print(held.__traceback__)
try:
    raise held
except IndexError as error:
    print(error.__traceback__.tb_lineno)
print(traceback.format_stack()[-1].strip().splitlines()[0].split(",")[1])
def note():
    traceback.print_stack(limit=1, file=sys.stdout)
import re
try:
    raise ValueError("with cause") from KeyError("cause")
except ValueError as error:
    print(traceback.format_exc().splitlines()[0], "|", traceback.format_exc().splitlines()[-1])
