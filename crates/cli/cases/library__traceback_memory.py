# A TracebackException keeps texts only; the exception keeps its frames, and clear_frames lets their locals go.
import traceback
import weakref


class Thing:
    pass


class Boom(ValueError):
    pass


def inner(thing):
    kept = weakref.ref(thing)
    raise Boom("boom")


def outer():
    inner(Thing())


try:
    outer()
except ValueError as error:
    saved = error

last = saved.__traceback__.tb_next.tb_next
alive = last.tb_frame.f_locals["kept"]
print(alive() is not None, [(f.f_code.co_name, line) for f, line in traceback.walk_tb(saved.__traceback__)])
text = traceback.TracebackException.from_exception(saved, capture_locals=True)
print(sorted(text.stack[-1].locals), text.stack[-1].line, str(text), text.exc_type_str)
del last
traceback.clear_frames(saved.__traceback__)
print(alive())
gone = weakref.ref(saved)
del saved
print(gone(), "".join(text.format()).replace(__file__, "F").splitlines()[-1])
print([(f.name, f.lineno) for f in traceback.extract_stack()])
