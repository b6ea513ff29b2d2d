# How often a sequence can be repeated.
for v in ('abc', b'abc', bytearray(b'abc'), [1,2,3], (1,2,3), 'é€', ''):
    for n in (2**62, 2**63-1, -2**62):
        try: print(type(v).__name__, n, len(v*n))
        except Exception as e: print(type(v).__name__, n, repr(e))
x='abc'
try: x *= 2**62
except Exception as e: print(repr(e))
