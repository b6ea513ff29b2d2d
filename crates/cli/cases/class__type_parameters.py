import typing, sys
def f[T: int = bool, *Ts = *tuple[int, str], **P = [int]](x: T, *a: *Ts) -> T: return x
T, Ts, P = f.__type_params__
print(f.__type_params__, type(T), T.__name__, T.__module__, T.__bound__, T.__constraints__, T.__default__, T.has_default())
print(T.__covariant__, T.__contravariant__, T.__infer_variance__, Ts.__default__, P.__default__, P.__infer_variance__, P.args, P.kwargs)
def g[U: (int, "str"), V: Later]():
    def inner(): return U
    return U, V, inner
U, V, inner = g()
print(U.__constraints__, U.__bound__, inner() is U)
try: V.__bound__
except NameError as e: print(e)
Later = 5
print(V.__bound__, V.evaluate_bound(1), U.evaluate_constraints(1), U.evaluate_bound)
class A[T, *Ts](list[T]):
    x: T
    def m[S](self, s: S) -> T: return T, S
print(A.__type_params__, A.__bases__, A.__orig_bases__, A.__mro__, A.__parameters__, A[int, str], A.m.__type_params__)
print(A[int]().m(3), A.__qualname__, A.m.__qualname__, A.__annotations__)
class B[T]: pass
print(B[int], B[int]().__orig_class__, B.__bases__, issubclass(B, typing.Generic))
type X = int | Later2
print(X, type(X), X.__name__, X.__module__, X.__type_params__)
try: X.__value__
except NameError as e: print(e)
Later2 = str
print(X.__value__, X.evaluate_value(1), X.__value__ is X.__value__)
type L[K] = dict[K, list[L[K]]]
print(L.__value__, L[int], L[int].__value__, L.__parameters__, L.__type_params__, type(L[int]))
type N = N | int
print(N.__value__, X | int, int | X, X | None)
try: X[int]
except TypeError as e: print(e)
try: isinstance(1, X)
except TypeError as e: print(e)
except TypeError as e: print(e)
print(f.__type_params__ == (T, Ts, P), sys.getrefcount(T))
print(typing.get_type_hints(f))
lazy = []
def h[Q: lazy.append(1) or int](): pass
print(lazy, h.__type_params__[0].__bound__, h.__type_params__[0].__bound__, lazy)
def k[W](): pass
try: k.__type_params__ = 3
except TypeError as e: print(e)
k.__type_params__ = (); print(k.__type_params__)
class C[T = int]: pass
print(C[()] if False else C.__parameters__[0].__default__, repr(C))
class D:
    t = "class"
    type S = t
    def m[T: t](self): return T
print(D.S.__value__, D.m.__type_params__[0].__bound__)
print(typing.TypeVar("Z", default=None).__default__, typing.TypeVar("Z").__default__)
from typing import TypeAliasType
print(TypeAliasType("Y", int).__value__, TypeAliasType)
print(A[int, str].__origin__, A[int].__args__)
