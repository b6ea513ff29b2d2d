# Unions of types by name and by sign: one class since 3.14, two before.
from typing import *
import typing, types
T=TypeVar("T")
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for f in [lambda: Union[int,str], lambda: Optional[int], lambda: int|str, lambda: Union[int], lambda: Union[int,None,str], lambda: Union[int, int|str], lambda: Union[int,str]==int|str, lambda: (int|str)==Union[int,str], lambda: type(Union[int,str]), lambda: Union, lambda: int|T, lambda: T|int, lambda: T|None, lambda: List[int]|None, lambda: None|List[int], lambda: Union[int,str]|float, lambda: float|Union[int,str], lambda: Union[T,int][str], lambda: (list[T]|int)[str], lambda: Union[int,str].__args__, lambda: get_origin(Union[int,str]), lambda: get_origin(int|str), lambda: isinstance(1,Union[int,str]), lambda: issubclass(int,Union[int,str]), lambda: Union["A",int], lambda: Optional["A"], lambda: hash(Union[int,str])==hash(int|str), lambda: Union[()], lambda: Union[1], lambda: Optional[1], lambda: Optional[int,str], lambda: Union[int,str].__parameters__, lambda: Optional[T].__parameters__, lambda: List[Optional[T]][int], lambda: Union[int,str]._name, lambda: Optional[int]._name, lambda: list(Union[int,str]), lambda: Union.__name__, lambda: isinstance(int|str, types.UnionType), lambda: isinstance(Union[int,str], types.UnionType), lambda: int | list[int], lambda: Literal[1]|None, lambda: Annotated[int,1]|None, lambda: Any|None, lambda: Self|None, lambda: int|"A", lambda: T|"A", lambda: ClassVar[int]|None, lambda: Optional[None], lambda: Union[None], lambda: Callable[[int],str]|None, lambda: NewType("N",int)|None, lambda: __import__("copy").copy(Union[int,str]), lambda: __import__("pickle").loads(__import__("pickle").dumps(Optional[int]))]: t(f)
def f(a: Optional[int]=None, b: "Optional[str]"=None, c: int=None) -> Union[int,str]: pass
t(lambda: get_type_hints(f)); import inspect; t(lambda: inspect.signature(f))
