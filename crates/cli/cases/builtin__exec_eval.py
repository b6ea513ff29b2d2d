def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
ns = {}
exec("x = 1\ndef f(a): return a + x", ns); print(ns['f'](2), eval('x + y', ns, {'y': 5}), [k for k in ns])
def g():
    loc = 5
    exec('loc = 6; print(loc)'); print(loc, eval('loc + 1'))
g()
t(lambda: exec(3)); t(lambda: eval('x', 3)); t(lambda: eval(' 3 '))
print(eval(compile('1+2', 'f', 'eval')), exec(compile('q=3', 'f', 'exec')), q if 0 else '')
