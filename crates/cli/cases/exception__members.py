import sys
def show(e, *names):
    print(type(e).__name__, e.args, str(e), [getattr(e, n, 'MISSING') for n in names], e.__dict__)
def t(f):
    try: r = f()
    except BaseException as e: print(type(e).__name__, e)
    else: return r
show(NameError("m", name="n"), "name"); show(NameError("m"), "name")
show(AttributeError("m", name="n", obj=3), "name", "obj"); show(AttributeError(), "name", "obj")
show(ImportError("m", name="n", path="p"), "msg", "name", "path", "name_from"); show(ImportError("a", "b"), "msg", "name")
show(ImportError("m", name_from="z"), "name_from")
t(lambda: NameError(foo=1)); t(lambda: ImportError(foo=1)); t(lambda: AttributeError("m", foo=1)); t(lambda: ValueError(foo=1)); t(lambda: KeyError(a=1)); t(lambda: StopIteration(value=1)); t(lambda: SyntaxError(msg=1)); t(lambda: OSError(errno=1)); t(lambda: SystemExit(code=1))
show(StopIteration(), "value"); show(StopIteration(1, 2), "value")
show(SystemExit(), "code"); show(SystemExit(1, 2), "code"); show(SystemExit("x"), "code")
e = SystemExit(3); e.code = 4; show(e, "code"); del e.code; show(e, "code")
e = StopIteration(3); e.value = 4; show(e, "value")
e = NameError("x"); e.name = "y"; show(e, "name"); e.other = 1; show(e, "name", "other")
show(SyntaxError("m", ("f", 1, 2, "text", 1, 3)), "msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset", "print_file_and_line")
show(SyntaxError("m"), "msg", "filename", "lineno"); show(SyntaxError(), "msg", "lineno"); show(SyntaxError("a", "bcde"), "msg", "filename")
t(lambda: SyntaxError("m", (1, 2))); t(lambda: SyntaxError("m", 5)); t(lambda: SyntaxError("m", (1,2,3,4,5)))
e = SyntaxError("m"); e.lineno = 7; e.filename = "dir/f.py"; show(e, "lineno"); e.msg = "new"; show(e, "msg"); e.lineno = None; show(e)
show(OSError(2, "No such", "file"), "errno", "strerror", "filename", "filename2"); show(OSError(2, "x"), "errno", "strerror", "filename"); show(OSError("one"), "errno", "strerror"); show(OSError(), "errno"); show(OSError(1, 2, 3, None, 5), "errno", "filename", "filename2"); show(OSError(1,2,3,4,5,6), "errno")
e = OSError(5, "a"); e.errno = 6; e.filename = "q"; show(e, "errno", "filename")
for n in (1, 2, 4, 11, 13, 17, 20, 21, 32, 103, 104, 110, 111, 10): print(n, type(OSError(n, "x")).__name__)
show(BlockingIOError(11, "x", 5), "characters_written", "filename"); 
class E(OSError):
    def __init__(self, a): self.a = a
show(E(1), "errno", "a"); show(FileNotFoundError(2, "n", "f"), "filename")
class F(SystemExit):
    def __init__(self, a): pass
show(F(1), "code")
class G(ImportError):
    def __init__(self, a): super().__init__(a, name="nm")
show(G(1), "name", "msg")
t(lambda: UnicodeDecodeError("a")); t(lambda: UnicodeDecodeError("ascii", "x", 1, 2, "r"))
e = UnicodeDecodeError("ascii", b"xy\xff", 2, 3, "why"); show(e, "encoding", "object", "start", "end", "reason")
e = UnicodeDecodeError("ascii", b"xy\xff", 1, 3, "why"); show(e)
e = UnicodeEncodeError("ascii", "xy\xff", 2, 3, "why"); show(e, "encoding", "object", "start", "end", "reason"); e.reason = "no"; e.start = 0; show(e)
e = UnicodeTranslateError("xy\u1234", 2, 3, "why"); show(e, "object", "start", "end", "reason")
try: b"ab\xffcd".decode()
except UnicodeDecodeError as e: show(e, "encoding", "object", "start", "end", "reason")
try: "a\xff\u1234".encode("ascii")
except UnicodeEncodeError as e: show(e, "encoding", "object", "start", "end", "reason")
try: b"\x80".decode("ascii")
except UnicodeError as e: show(e, "start", "end", "reason")
try: nonexist
except NameError as e: show(e, "name")
try: (5).foo
except AttributeError as e: show(e, "name", "obj")
try: import nonexist_mod
except ImportError as e: show(e, "msg", "name", "path")
try: from math import nope
except ImportError as e: show(e, "msg", "name", "path", "name_from")
try: sys.exit(9)
except SystemExit as e: show(e, "code")
def g(): return 5; yield
try: next(g())
except StopIteration as e: show(e, "value")

print(repr(KeyError("a")), str(KeyError("a")), str(KeyError()), str(KeyError(1, 2)), repr(OSError(2, "x", "f")), repr(SyntaxError("m", ("f", 1, 2, "t"))))
import copy
for e in (NameError("m", name="n"), OSError(2, "x", "f"), ImportError("m", name="q"), StopIteration(3), ValueError("a", 1)):
    c = copy.copy(e); print(repr(c), c.args, getattr(c, "name", None), getattr(c, "filename", None))
