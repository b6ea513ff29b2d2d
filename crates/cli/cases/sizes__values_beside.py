# Where instances of derived types have their attributes: in themselves, or in a dict with a block of values or a table of its own.
import collections, functools, gc, tracemalloc, weakref


class Plain: pass
class List(list): pass
class Dict(dict): pass
class Set(set): pass
class Int(int): pass
class Tuple(tuple): pass
class Float(float): pass
class Bytes(bytes): pass
class Str(str): pass
class Complex(complex): pass
class ByteArray(bytearray): pass
class Error(Exception): pass
class Meta(type): pass
class DictSlot: __slots__ = ('__dict__',)
class Slots: __slots__ = ('a', '__dict__')
class More(Plain): __slots__ = ('z',)
class Default(collections.defaultdict): pass
class Deque(collections.deque): pass
class Ordered(collections.OrderedDict): pass
class Partial(functools.partial): pass
class Enumerate(enumerate): pass
class Ref(weakref.ref): pass


def set_one(x):
    x.q = 5


def ask(x):
    return x.__dict__


def set_two_and_copy(x):
    x.q = 5
    x.r = 6
    return x.__dict__.copy()


def blocks(make, do):
    for _ in range(2):
        x = make()
        gc.collect()
        gc.disable()
        tracemalloc.start()
        kept = do(x)
        snapshot = tracemalloc.take_snapshot()
        tracemalloc.stop()
    return sorted(trace.size for trace in snapshot.traces)


plain = Plain()
for cls, args in (
    (Plain, ()), (List, ()), (Dict, ()), (Set, ()), (Int, (5,)), (Tuple, ()), (Float, (1.5,)), (Bytes, (b'a',)), (Str, ('a',)),
    (Complex, (1j,)), (ByteArray, ()), (Error, ('a',)), (Meta, ('x', (), {})), (DictSlot, ()), (Slots, ()), (More, ()),
    (Default, ()), (Deque, ()), (Ordered, ()), (Partial, (len,)), (Enumerate, ([],)), (Ref, (plain,)),
):
    for do in (set_one, ask, set_two_and_copy):
        if cls is not Meta or do is set_one:
            print(cls.__name__, do.__name__, *blocks(lambda: cls(*args), do))
