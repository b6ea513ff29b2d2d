# What gc.collect() returns for garbage of many shapes.
import gc
import weakref

class A:
    pass

class S:
    __slots__ = ("me", "other")

def self_list():
    x = []
    x.append(x)

def self_dict():
    x = {}
    x["me"] = x

def self_instance():
    x = A()
    x.me = x

def self_slots():
    x = S()
    x.me = x

def touched_dict():
    x = A()
    x.me = x
    x.__dict__

def pair():
    x, y = A(), A()
    x.other, y.other = y, x

def payload():
    x, y = A(), A()
    x.other, y.other = y, x
    x.list, x.dict, x.tuple, x.str, x.int = [], {"x": 1}, (1, 2), "s", 10**20
    x.set, x.frozen, x.bytes = {1}, frozenset([1]), b"b"

def recursive_function():
    def f():
        return f

def list_of_lambda():
    x = []
    x.append(lambda: x)

def bound_method():
    x = A()
    x.m = x.__repr__

def with_weakref():
    x = A()
    x.me = x
    x.w = weakref.ref(x)

def tree():
    root = A()
    root.children = [A(), A(), A()]
    for child in root.children:
        child.parent = root

gc.collect()
for make in (self_list, self_dict, self_instance, self_slots, touched_dict, pair, payload, recursive_function,
             list_of_lambda, bound_method, with_weakref, tree):
    make()
    print(make.__name__, gc.collect())
