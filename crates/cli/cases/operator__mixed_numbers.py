# Numbers of different types, by operator and by special method; signs of zeros; what iterators expect to come.
print((1).__add__(1.0), (1.0).__add__(1), (True).__rpow__(1j), (1).__lt__(2.0), (1.0).__lt__(2), (1j).__eq__(1.0), (2).__divmod__(1.5), (2.5).__divmod__(1), (1).__and__(True), (1).__eq__('a'))
print(hash(None), {None, 0.1, 3}, bytearray(b"it's"), (j*0)**0 if (j := 1j) else 0, j**-1, (1+2j)**3, complex(0,-0.0), complex(0,-0.0).conjugate(), 3*-1j, 1-1j, 1j/2, 2/j)
for f in (lambda: 0**1j, lambda: 0j**-1, lambda: 1e300j**3, lambda: pow(2.0,1,2), lambda: pow(1,1j,2), lambda: '%c' % 'abc', lambda: b'a' % b'b', lambda: pow('a',2,2)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
it = iter([1,2,3]); next(it); print(it.__length_hint__()); 
it = reversed([1,2,3]); next(it); print(it.__length_hint__())
