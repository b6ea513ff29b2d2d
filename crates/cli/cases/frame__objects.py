import sys, gc
def f(a, b=2, *c, **d):
    x = 1
    def g(): return x, cell
    cell = 5
    p = sys._getframe().f_locals
    print(type(p), type(p).__name__, type(p).__module__)
    print(p.keys(), len(p), "a" in p, "zz" in p, p["a"], p.get("zz"), p.get("zz", 3))
    p["a"] = 10; p["cell"] = 50; p["new"] = 7
    print(a, cell, p["new"], list(p), g())
    try: p["missing"]
    except KeyError as e: print(repr(e))
    for bad in (lambda: p.__delitem__("a"), lambda: p.pop("a"), lambda: p.popitem(), lambda: p.clear(), lambda: p.__setitem__(1, 2)):
        try: print(bad())
        except Exception as e: print(type(e).__name__, e)
    print(p.setdefault("a", 5), p.setdefault("fresh", 6))
    p.update({"x": 100}); print(x)
    p |= {"x": 200}; print(x)
    print(type(p.copy()), type(p | {}), type({} | p))
    print(list(reversed(p))[:3], p == sys._getframe().f_locals, p == {}, p is sys._getframe().f_locals)
    try: hash(p)
    except TypeError as e: print(e)
    print(list(p.values())[:2], list(p.items())[:2], isinstance(p, dict), repr(p)[:12])
    try: del p["a"]
    except ValueError as e: print(e)
    print(sys.getsizeof(p) > 0, p.__len__())
    return p
p = f(1)
print(p["x"], list(p))
print(type(sys._getframe().f_locals), sys._getframe().f_locals is globals())
class K:
    y = 1
    print(type(sys._getframe().f_locals))
fr = sys._getframe()
print([n for n in dir(fr) if not n.startswith("__")])
print(fr.f_builtins is __builtins__.__dict__, fr.f_trace, fr.f_trace_lines, fr.f_trace_opcodes, fr.f_generator, isinstance(fr.f_lasti, int))
def gen(q):
    r = 3
    yield 1
    r = 4
    yield 2
g = gen(9)
print(g.gi_frame.f_locals, g.gi_frame.f_lineno, g.gi_frame.f_generator is g, g.gi_frame.f_back)
next(g)
gf = g.gi_frame
print(dict(gf.f_locals), gf.f_lineno, gf.f_code is gen.__code__, gf.f_globals is globals())
gf.f_locals["r"] = 33
print(gf.f_locals["r"]); next(g); print(gf.f_locals["r"], gf.f_lineno)
try: gf.clear()
except RuntimeError as e: print(e)
print(next(g, "end"), g.gi_frame, dict(gf.f_locals), gf.f_generator, gf.f_lineno)
gf.clear(); print(dict(gf.f_locals))
g = gen(o := object()); next(g); gf = g.gi_frame; print(sys.getrefcount(o))
try: gf.clear(); print("cleared", g.gi_frame, list(g), sys.getrefcount(o))
except RuntimeError as e: print(e)
g = gen(o); gf = g.gi_frame; del g; print(dict(gf.f_locals).keys(), gf.f_generator)
def h():
    try: fr2 = sys._getframe(); fr2.clear()
    except RuntimeError as e: print(e)
    return fr2
q = h(); print(list(q.f_locals), q.f_back is None)
def h2():
    z = o
    1/0
try: h2()
except ZeroDivisionError as e: tb = e.__traceback__.tb_next.tb_frame
print(list(tb.f_locals), sys.getrefcount(o), [type(x).__name__ for x in gc.get_referents(tb)], sys.getrefcount(h2))
tb.clear(); print(list(tb.f_locals), sys.getrefcount(o), tb.f_code.co_name, tb.f_lineno)
def rc(): return sys.getrefcount(rc.__code__)
print(rc() - sys.getrefcount(rc.__code__))
def loc():
    v = 1
    d = locals(); d["v"] = 2
    return v, d, locals() is d
print(loc())
def ex():
    v = 1
    exec("v = 2", globals(), sys._getframe().f_locals)
    return v
print(ex())
def comp():
    return [sorted(sys._getframe().f_locals) for i in range(1)]
print(comp())
import types
print(type(fr) is types.FrameType)
def depth(): return sys._getframe(1).f_code.co_name, sys._getframe(1).f_lineno
print(depth())
try: sys._getframe(1000)
except ValueError as e: print(e)
