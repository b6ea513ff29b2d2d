def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
class A:
    a: int
    b: 'str' = 3
    c: 'list[int]'
class B(A): z: float
print(A.__annotations__, B.__annotations__, A().__annotations__ if 0 else '')
class N: pass
print(N.__annotations__, N.__annotate__)
t(lambda: int.__annotations__)
def fn(a: int, *b: str, c: float = 3) -> None: pass
print(fn.__annotations__, fn.__annotate__(1))
N.__annotations__ = {'q': 1}; print(N.__annotations__)
