# Locks, events and paths in a program of one thread.
import threading, os, os.path, sys
def e(f):
    try: print(repr(f()))
    except BaseException as x: print(type(x).__name__, x)
l=threading.Lock()
with l: print(l.locked(), l.acquire(False), l.acquire(timeout=0.01))
print(l.locked()); e(l.release); r=threading.RLock()
with r:
    with r: print("re")
e(r.release); e(lambda: l.acquire(False, 1))
ev=threading.Event(); print(ev.is_set(), ev.wait(0.01)); ev.set(); print(ev.wait()); ev.clear()
s=threading.Semaphore(2); print(s.acquire(), s.acquire(), s.acquire(blocking=False)); s.release()
b=threading.BoundedSemaphore(1); e(b.release); e(lambda: threading.Semaphore(-1))
c=threading.Condition()
with c: print(c.wait(0.01), c.wait_for(lambda: True), c.notify(), c.notify_all())
e(c.wait); e(c.notify)
d=threading.local(); d.x=1; print(d.x, d.__dict__, type(d).__module__)
print(threading.current_thread() is threading.main_thread(), threading.current_thread().name, threading.active_count(), threading.main_thread().is_alive(), threading.main_thread().daemon, len(threading.enumerate()))
t=threading.Thread(target=print, args=(1,), name="w"); print(t, t.is_alive(), t.daemon, t.ident); e(t.join); t.run()
print(threading.Thread(target=e).name, threading.Thread().name)
P=os.path
for p in ("/a/b.txt","a/b/","","/","a","//x","/a/../b/./c","a.tar.gz",".bashrc","a/.b","..","../x","/..//a","a//b","x/..","./a"):
    print(p, P.split(p), P.splitext(p), P.basename(p), P.dirname(p), P.normpath(p), P.isabs(p))
print(P.join("a","b","/c","d"), P.join("a/","b"), P.join("","a"), P.join("a",""), P.commonprefix(["/ab/c","/ab/d"]), P.commonpath(["/a/b/c","/a/b/d"]), P.relpath("/a/b/c","/a/d"), P.relpath("/a","/a"), P.splitdrive("/a"), P.splitroot("//a"), os.sep, os.linesep=="\n", os.name, os.curdir, os.pardir, os.extsep, os.pathsep, os.devnull)
print(P.join(b"a",b"b"), P.splitext(b"a.b"), os.fspath("x"), P.exists("/nonexistent"), P.isfile("/nonexistent"), os.path.sep, P.abspath("/a/../b"))
e(lambda: os.fspath(3)); e(lambda: P.join("a",b"b")); e(lambda: P.commonpath([])); e(lambda: P.relpath("")); e(lambda: os.listdir("/nonexistent")); e(lambda: os.environ["NOPE_X"]); e(lambda: os.getenv("NOPE_X","d")); e(lambda: os.remove("/nonexistent/x"))
os.environ["FOO_X"]="1"; print(os.environ["FOO_X"], os.getenv("FOO_X"), "FOO_X" in os.environ, os.environ.get("FOO_X"), os.path.expandvars("a$FOO_X-${FOO_X}$NOPE")); del os.environ["FOO_X"]; e(lambda: os.environ.__setitem__("a",1)); e(lambda: os.environ.pop("NOPE_X")); print(os.environ.setdefault("FOO_X","z"), isinstance(os.getpid(), int), isinstance(os.getcwd(), str), isinstance(os.cpu_count(), int), P is os.path, P.__name__, sys.modules["os.path"].__name__)
class Q:
    def __fspath__(self): return "q/p"
print(P.join(Q(),"x"), P.basename(Q()))
from os.path import join, exists
import platform; print(platform.system(), platform.python_implementation(), platform.python_version()[:4], platform.machine())
