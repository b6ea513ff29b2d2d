# Which bases a class can get instead of its own: by the attributes and weak references that each side has room for.
def mk():
    class A: pass
    class S: __slots__=()
    class W: __slots__=('__weakref__',)
    class Dd: __slots__=('__dict__',)
    class B: __slots__=('b',)
    class O: 
        def __del__(self): pass
    return dict(A=A,S=S,W=W,Dd=Dd,B=B,O=O,object=object)
for o in ('A','S','W','Dd','B','O','object'):
    for n in ('A','S','W','Dd','B','O','object'):
        if o==n: continue
        m=mk()
        class X(m[o]): pass
        try: X.__bases__=(m[n],); r='ok'; X().q=1
        except TypeError as e: r=str(e)[24:]
        m=mk()
        class X(m[o]): __slots__=()
        try: X.__bases__=(m[n],); r2='ok'
        except TypeError as e: r2=str(e)[24:]
        print(o,n,r,'|',r2)
