# inspect: signatures, members, sources, frames, the life of generators.
import inspect, functools
def e(f):
    try: print(repr(f()))
    except BaseException as x: print(type(x).__name__, x)
def f(a, /, b: int=1, *args: str, c, d="x", **kw) -> list[int]:
    "doc"
    return 1
s=inspect.signature(f); print(repr(s), s.parameters["b"], repr(s.parameters["b"]), s.parameters["c"].kind, repr(inspect.Parameter.POSITIONAL_ONLY), inspect.Parameter.KEYWORD_ONLY.description, int(inspect.Parameter.KEYWORD_ONLY), inspect.Parameter.empty, s.return_annotation, list(s.parameters))
print(s.bind(1,2,3,c=4,z=5), s.bind(1,c=2).arguments, s.bind(1,2,3,c=4,z=5).args, s.bind(1,2,3,c=4,z=5).kwargs)
b=s.bind(1,c=2); b.apply_defaults(); print(b.arguments)
e(lambda: s.bind()); e(lambda: s.bind(1)); e(lambda: inspect.signature(lambda a: 1).bind(1,2)); e(lambda: inspect.signature(lambda a: 1).bind(b=2)); e(lambda: inspect.signature(lambda a: 1).bind(1,a=2));e(lambda: inspect.signature(lambda a: 1).bind(1,b=2)); e(lambda: inspect.signature(3)); e(lambda: inspect.signature(lambda a,/:1).bind(a=1)); e(lambda: inspect.getfullargspec(f)); e(lambda: inspect.getsource(len)); e(lambda: inspect.getmodule(f).__name__); e(lambda: inspect.stack()[0][3]); e(lambda: inspect.stack()[1].function);e(lambda: sorted(inspect.getcallargs(f,1,c=2))); e(lambda: inspect.getattr_static(3,"nope")); e(lambda: s.replace(return_annotation=int)); e(lambda: str(s)); e(lambda: inspect.Parameter("a b",inspect.Parameter.POSITIONAL_ONLY)); e(lambda: inspect.Signature([inspect.Parameter("a",inspect.Parameter.KEYWORD_ONLY),inspect.Parameter("b",inspect.Parameter.POSITIONAL_ONLY)])); e(lambda: inspect.getdoc(f)); e(lambda: inspect.getsource(3))
class A:
    "class doc"
    k = 1
    def __init__(self, x): self.x = x
    def m(self, y=1):
        # comment
        return (1,
   2)
    @property
    def p(self): return 3
    @staticmethod
    def st(q): pass
    @classmethod
    def cm(cls, z): pass

    def last(self):
        return """
text
"""
class B(A): pass
class C: pass
a=A(1)
for o in (A, a.m, A.m, A.st, a.st, A.cm, B, C, functools.partial(f, 1, c=2), functools.partial(f, b=5), lambda *, k=1: 0): e(lambda: inspect.signature(o))
def deco(g):
    @functools.wraps(g)
    def w(*a, **k): return g(*a, **k)
    return w
@deco
def wrapped(q, r=2): "wd"
print(inspect.signature(wrapped), inspect.unwrap(wrapped).__name__, inspect.signature(wrapped, follow_wrapped=False))
print([n for n,_ in inspect.getmembers(a, inspect.ismethod)], inspect.getmro(B)[1].__name__, [n for n,_ in inspect.getmembers(A, inspect.isfunction)], [n for n, v in inspect.getmembers(a) if not n.startswith("__")])
print(type(inspect.getattr_static(a,"p")), inspect.getattr_static(a,"x"), type(inspect.getattr_static(A,"st")), inspect.getattr_static(a,"zz",5))
print(inspect.getsource(f), inspect.getsource(A.m), inspect.getsource(C), inspect.getsource(wrapped), inspect.getsourcelines(A)[1], len(inspect.getsourcelines(A)[0]), inspect.getsource(A.last), sep="|")
def g(): 
    v = 1
    yield v
x=g(); print(inspect.getgeneratorstate(x), inspect.isgenerator(x), inspect.isgeneratorfunction(g), inspect.getgeneratorlocals(x)); next(x); print(inspect.getgeneratorstate(x)); x.close(); print(inspect.getgeneratorstate(x), inspect.getgeneratorlocals(x))
print(inspect.cleandoc("  a\n    b\n  c\n"), inspect.isabstract(A), inspect.isbuiltin(len), inspect.isroutine(len), inspect.isroutine(f), inspect.isclass(A), inspect.isfunction(f), inspect.ismethod(a.m), inspect.ismodule(inspect), inspect.ismethoddescriptor(str.join), inspect.isdatadescriptor(property()), inspect.iscode(f.__code__), inspect.isframe(inspect.currentframe()), inspect.iscoroutinefunction(f), inspect.isawaitable(3))
def fr(q, *w):
    return inspect.getargvalues(inspect.currentframe())
print(fr(1,2).args, fr(1,2).varargs, fr(1,2).locals)
y=5
def outer():
    z=1
    def inner(): return z+y+len("")+nope
    return inner
print(inspect.getclosurevars(outer()), inspect.get_annotations(f), inspect.currentframe().f_code.co_name)
async def co(): pass
print(inspect.iscoroutinefunction(co), f.__code__.co_flags & inspect.CO_VARARGS)
