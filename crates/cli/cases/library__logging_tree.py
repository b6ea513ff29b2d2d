# Loggers, handlers, levels, formats.
import logging, sys, io
def e(f):
    try: print(repr(f()))
    except BaseException as x: print(type(x).__name__, x)
class Out:
    name = "<stdout>"
    def write(self, text): print(text.replace(__file__, "F"), end="")
    def flush(self): pass
sys.stderr = Out()
logging.warning("before %s", "config"); logging.info("no")
log = logging.getLogger("app"); log.debug("no"); log.error("yes %d", 3)
print(logging.getLogger(), log, logging.root.handlers)
logging.basicConfig(level=logging.DEBUG, format="%(levelname)-8s %(name)s %(message)s %(funcName)s %(lineno)d %(module)s", force=True)
def work():
    log.debug("dbg"); log.info("inf %s %s", 1, "b"); log.warning("dict %(a)s", {"a":5}); logging.critical("crit")
    try: 1/0
    except ZeroDivisionError: log.exception("failed")
    log.error("x", exc_info=ValueError("v")); log.log(35, "odd"); log.info("stack", stack_info=False)
s=io.StringIO(); 
work()
child=logging.getLogger("app.sub.deep"); print(child.parent, logging.getLogger("app.sub"), child.parent, child.getEffectiveLevel())
h=logging.StreamHandler(s); h.setFormatter(logging.Formatter("{asctime} {levelname} {message}", style="{")); h.setLevel("ERROR"); child.addHandler(h); child.propagate=False
child.info("a"); child.error("b"); print(len(s.getvalue()), s.getvalue()[23:], h, child.handlers)
class F(logging.Filter):
    def filter(self, r): return "secret" not in r.getMessage()
log.addFilter(F()); log.info("secret x"); log.info("open"); log.addFilter(lambda r: r.levelno > 30); log.info("gone"); log.error("stays")
print(logging.getLevelName(10), logging.getLevelName("INFO"), logging.getLevelName(15)); logging.addLevelName(15,"FINE"); log.filters.clear(); log.log(15, "fine"); 
logging.disable(logging.INFO); log.info("off"); log.warning("on"); logging.disable(logging.NOTSET)
log.info("bad %d", "x") if 0 else None
e(lambda: log.setLevel("NOPE")); e(lambda: log.setLevel(1.5)); e(lambda: logging.basicConfig(foo=1, force=True)); e(lambda: logging.Formatter("x", style="q")); e(lambda: logging.Formatter("plain")); e(lambda: logging.getLogger(5)); e(lambda: log.log("x","y")); e(lambda: log.info("x", extra={"name":1}))
logging.basicConfig(format="%(user)s %(message)s", force=True); log.warning("m", extra={"user":"bob"})
a=logging.LoggerAdapter(log, {"user":"ann"}); a.warning("hi"); a.error("there"); print(a)
r=logging.makeLogRecord({"msg":"a %s","args":("b",),"levelname":"X"}); print(r.getMessage(), r)
print(logging.Formatter("%(message)s").format(r), logging.NullHandler(), logging.StreamHandler(s), logging.lastResort, log.hasHandlers(), log.isEnabledFor(10), logging.getLogger("app") is log, log.getChild("x").name, sorted(l.name for l in log.getChildren()))
import warnings
logging.basicConfig(format="%(name)s|%(message)s", force=True); logging.captureWarnings(True); warnings.warn("captured"); logging.captureWarnings(False)
print([n for n in ("debug","info","warning","error","critical","exception","log","fatal") if callable(getattr(logging,n))], logging.DEBUG, logging.NOTSET, logging.getLevelNamesMapping()["WARN"])
