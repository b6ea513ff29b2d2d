# typing at run time: reprs, substitution, generics, protocols, named tuples, typed dicts, hints.
from typing import *
import typing, collections.abc
def e(f):
    try: print(repr(f()))
    except BaseException as x: print(type(x).__name__, x)
T=TypeVar("T"); K=TypeVar("K", bound=int); V=TypeVar("V", int, str); Co=TypeVar("Co", covariant=True); P=ParamSpec("P")
for t in (List[int], Dict[str, List[int]], Optional[int], Union[int, str, None], Union[int], Union[int,int], Tuple[int, ...], Tuple[int,str], Tuple[()], Set[T], List[T][int], Dict[K,V], Type[int], Callable[[int],str], Callable[...,Any], Callable[[],None], Callable[[T],T][int], Callable[P,T], Any, ClassVar[int], Final[int], Final, Literal[1,"a",True,None], Literal[1,1], Annotated[int,"x",3], Annotated[Annotated[int,1],2], NoReturn, Never, Self, Iterable[int], Iterator[T], Sequence[int], Mapping[str,int], Generator[int,None,str], Generator[int], FrozenSet[int], Deque[int], DefaultDict[str,int], Counter[str], OrderedDict[str,int], List, Dict, Callable, Iterable, Optional, T, K, Co, P, P.args, P.kwargs, List["Foo"], Optional["Foo"], List[int] | None, int | List[str], T | None, List[Optional[int]], list[List[int]], Concatenate[int,P], TypeGuard[int], Awaitable[int], AsyncIterator[int], Text, Hashable, Sized, Collection[int], AbstractSet[int], ContextManager[int], Pattern[str], Unpack[Tuple[int,str]], Required[int], LiteralString, TypeAlias, AnyStr, ForwardRef("X"), Generic[T], Protocol[T], Type, Tuple, NoDefault):
    print(t, get_origin(t), get_args(t), getattr(t,"__parameters__",None))
e(lambda: List[int]()); e(lambda: List[int,str]); e(lambda: Dict[int]); e(lambda: Optional[int,str]); e(lambda: Union[()]); e(lambda: List[int][str]); e(lambda: Any()); e(lambda: isinstance(1,Any)); e(lambda: isinstance(1,List[int])); e(lambda: isinstance([],List)); e(lambda: isinstance([], Iterable)); e(lambda: issubclass(list, Sequence)); e(lambda: Callable[int]); e(lambda: TypeVar("X",int)); e(lambda: TypeVar("X",covariant=True,contravariant=True)); e(lambda: Generic[int]); e(lambda: Generic[T,T]); e(lambda: NoReturn[int]); e(lambda: Self()); e(lambda: Literal); e(lambda: Annotated[int]); e(lambda: List[ClassVar[int]]); e(lambda: List[Optional]); e(lambda: isinstance(3, Union[int,str])); e(lambda: isinstance(3, Optional[str])); e(lambda: Union[int,str]==Union[str,int]); e(lambda: List[int]==List[int]); e(lambda: hash(List[int])==hash(List[int])); e(lambda: {List[int]:1}[List[int]]); e(lambda: List.__origin__); e(lambda: List[int].__args__); e(lambda: Literal[1]==Literal[True]); e(lambda: T.__bound__); e(lambda: (V.__constraints__, K.__bound__, T.__name__, T.__module__, Co.__covariant__)); e(lambda: typing.nope)
class Stack(Generic[T]):
    def __init__(self): self.items: List[T] = []
    def push(self, x: T) -> None: self.items.append(x)
s=Stack[int](); s.push(1); print(s.items, Stack[int], Stack[T], Stack.__parameters__, s.__orig_class__, Stack.__orig_bases__, Stack[int].__origin__, Stack.__mro__, Stack[List[T]][int])
e(lambda: Stack[int,str]); 
class Pair(Generic[K,V]): pass
class IntPair(Pair[int,V]): pass
class Sub(Stack[int]): pass
print(Pair[int,str], IntPair.__parameters__, IntPair[str], Sub.__parameters__, Sub.__mro__, Sub.__orig_bases__); e(lambda: Sub[int]); e(lambda: Pair[int])
def bad():
    class X(Generic): pass
e(bad)
def bad():
    class X(List[T], Generic[K]): pass
e(bad)
class MyList(List[int]): pass
print(MyList.__mro__, MyList([1]), MyList.__bases__)
class It(Iterable[T]):
    def __iter__(self): return iter([1])
print(list(It()), It[int], isinstance(It(), collections.abc.Iterable))
@runtime_checkable
class Closer(Protocol):
    def close(self) -> None: ...
class Named(Protocol):
    name: str
class R:
    def close(self): pass
print(isinstance(R(), Closer), isinstance(3, Closer), issubclass(R, Closer), issubclass(int, Closer), is_protocol(Closer), is_protocol(R), sorted(get_protocol_members(Closer)), Closer.__mro__)
e(lambda: isinstance(R(), Named)); e(lambda: Closer()); e(lambda: runtime_checkable(R)); e(lambda: issubclass(R, Named))
NamedR = runtime_checkable(Named)
class N2: 
    def __init__(self): self.name="x"
print(isinstance(N2(), NamedR), isinstance(R(), NamedR)); e(lambda: issubclass(R, NamedR))
class Impl(Closer):
    def close(self): return 1
print(Impl().close(), isinstance(Impl(), Closer), Impl._is_protocol)
class Pt(NamedTuple):
    x: int
    y: int = 0
    def dist(self): return self.x + self.y
p=Pt(1); print(p, p.dist(), p._replace(y=5), Pt._fields, Pt._field_defaults, Pt.__annotations__, p == (1,0), isinstance(p, tuple), Pt.__bases__, p._asdict(), Pt.__doc__)
Q=NamedTuple("Q",[("a",int),("b",str)]); print(Q(1,"x"), Q.__annotations__, Q.__module__)
def bad():
    class B(NamedTuple):
        x: int = 1
        y: int
e(bad)
class Movie(TypedDict):
    title: str
    year: NotRequired[int]
class M2(Movie, total=False):
    rating: float
m: Movie = {"title":"x"}; print(Movie(title="a", year=3), Movie.__annotations__, sorted(M2.__required_keys__), sorted(M2.__optional_keys__), M2.__total__, type(Movie(title="x")), is_typeddict(Movie), is_typeddict(dict), get_type_hints(Movie), get_type_hints(Movie, include_extras=True))
e(lambda: isinstance({}, Movie)); TD=TypedDict("TD",{"a":int}); print(TD, TD(a=1), TD.__annotations__)
UserId=NewType("UserId", int); print(UserId(5), UserId, UserId.__name__, UserId.__supertype__)
class Node:
    nxt: "Optional[Node]"
    vals: List["Node"]
    k: ClassVar[int] = 3
def fn(a: int, b: "str" = "x", *args: Any, c: "Node" = None, **kw: Annotated[int, 1]) -> "List[Node]": ...
print(get_type_hints(Node), get_type_hints(fn), get_type_hints(fn, include_extras=True)["kw"], fn.__annotations__["b"])
@overload
def ov(a: int) -> int: ...
@overload
def ov(a: str) -> str: ...
def ov(a): return a
print(ov(1), len(get_overloads(ov)), cast(int, "x"), cast("Foo", 3), TYPE_CHECKING, assert_type(1,int)); clear_overloads(); print(get_overloads(ov))
@final
class FF: pass
print(FF.__final__); e(lambda: assert_never(3)); e(lambda: get_type_hints(3)); print(isinstance(3, SupportsInt), isinstance("a", SupportsInt), isinstance(3, SupportsIndex))
class O:
    @override
    def f(self): pass
print(O.f.__override__)
def deco(f: Callable[P, T]) -> Callable[P, List[T]]: return f
print(deco.__annotations__)
class Sp(Generic[P]): pass
print(Sp[[int,str]], Sp[int,str], Sp[...])
Ts=TypeVarTuple("Ts")
class Arr(Generic[Unpack[Ts]]): pass
print(Arr[int,str], Arr[()], Ts, Arr.__parameters__)
