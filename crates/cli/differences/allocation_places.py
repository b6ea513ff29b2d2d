# A trace knows the program's own line, not the frames that led there; what a library's function takes counts for the
# line that called it.
import tracemalloc

def make():
    return bytearray(100_000)

tracemalloc.start(10)
kept = make()
print([frame.lineno for frame in tracemalloc.get_object_traceback(kept)])
