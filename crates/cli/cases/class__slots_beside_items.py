# `__slots__` in classes whose instances vary in length.
def t(name, src):
    try:
        exec(src, {}); print(name, 'ok')
    except BaseException as e: print(name, type(e).__name__, e)
for n in ['int','tuple','bytes','str','list','float','frozenset']:
    for sl in ["('a',)", "('__weakref__',)", "('__dict__',)", "('__dict__','__weakref__')", "('a','__dict__')", "('__dict__','__dict__')"]:
        t(n+sl, f"class A({n}): __slots__ = {sl}\ntry: x = A(); x.a = 3; print(x.a, x)\nexcept Exception as e: print(type(e).__name__, e)")
t('sub', "class A(int): pass\nclass B(A): __slots__=('a',)")
t('sub', "class A(tuple): pass\nclass B(A): __slots__=('a',)\nimport sys\nprint(sys.getsizeof(B()), sys.getsizeof(A()), B.__basicsize__, B.__itemsize__, A.__basicsize__)")
t('sub', "class A(tuple): __slots__=('a','b')\nclass B(tuple): __slots__=('c','d')\nclass C(A,B): pass")
t('sub', "class A(tuple): __slots__=('a','b')\nclass B(A): __slots__=('c','d')\nimport sys\nx=B((1,2))\nx.a=[1];x.d=4\nprint(x, x.a, x.d, sys.getsizeof(x),sys.getsizeof(A()),sys.getsizeof(A((1,2))))\nimport gc\nprint(gc.get_referents(x))\ndel x.a\nprint(hasattr(x,'a'))")
t('sub', "class A(int): pass\nclass B(A): __slots__=('__dict__',)")
t('bases', "class A: pass\nclass B(A): __slots__=('__dict__',)")

# Of two things that are wrong, which one is told.
for base in (int, bytes, type("I", (int,), {}), type("J", (int,), {"__slots__": ()}), type("B", (bytes,), {})):
    for slots in (["t", "__dict__"], ["__dict__", "t"], ["t", "__weakref__"], ["t", "__dict__", "__weakref__"]):
        try:
            type("A", (base,), {"__slots__": slots})
        except TypeError as error:
            print(base.__name__, slots, error)
