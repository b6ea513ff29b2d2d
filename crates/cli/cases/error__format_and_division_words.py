# What formats, divisions by zero and wrong calls of special methods say.
def t(f):
    try: print(f, '->', repr(eval(f)))
    except BaseException as e: print(f,'->', type(e).__name__, e)
import weakref
for f in '''divmod(1,0)
divmod(1.5,0)
divmod(1,0.0)
1//0
1%0
1.5//0
1.5%0
1/0
1.0/0
pow(0,-1)
format(1.5,'.2_f')
format(15,'.2_f')
format('a','.2_f')
format(True,'.2_f')
format(1.5,'.2,f')
format(12345.678,',.2f')
weakref.ref()
weakref.ref(1,2,3)
{}.__setitem__(1)
int.__new__()
tuple.__new__(tuple,1,2,3)
[].__getitem__()
(1).__add__(1,2)
object.__new__()'''.split('\n'): t(f)
