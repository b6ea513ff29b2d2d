# A reference count read where the object is, as many programs about memory do it.
import ctypes
import gc
import sys
import weakref

gc.collect()  # how much of what importing leaves is still there depends on what start-up has counted


def count(address):
    return ctypes.c_long.from_address(address).value


class Node:
    def __del__(self):
        print("gone")


a = [1, 2]
at = id(a)
print(count(at), sys.getrefcount(a))
b = a
print(count(at))
c = [a, a]
print(count(at))
del b, c
print(count(at), ctypes.c_ssize_t.from_address(at).value, ctypes.c_size_t.from_address(at).value)

node = Node()
node.me = node
at = id(node)
print(count(at))
del node
print(count(at), ctypes.cast(at, ctypes.py_object).value.me.__class__.__name__)
print(gc.collect())

for immortal in (None, True, 5, "", (), int, ..., b"x"):
    where = id(immortal)
    print(hex(count(where)), ctypes.c_uint32.from_address(where).value, ctypes.c_int.from_address(where).value)

x = []
ref = ctypes.cast(id(x), ctypes.py_object)
print(ref, ref.value is x, count(id(x)))
ctypes.pythonapi.Py_IncRef(ctypes.py_object(x))
print(count(id(x)))
ctypes.pythonapi.Py_DecRef(ctypes.py_object(x))
print(count(id(x)))


class PyObject(ctypes.Structure):
    _fields_ = [("refcnt", ctypes.c_long), ("type", ctypes.c_void_p), ("size", ctypes.c_ssize_t)]


seen = PyObject.from_address(id(x))
print(seen.refcnt, seen.type == id(list), seen.size, ctypes.sizeof(PyObject), ctypes.sizeof(ctypes.py_object))
print(ctypes.c_long(5), ctypes.c_int(2**40 + 3).value, ctypes.c_ubyte(300), ctypes.c_bool(2), ctypes.c_float(1.1))
for wrong in (lambda: ctypes.c_long.from_address("a"), lambda: ctypes.c_long("a"), lambda: ctypes.sizeof(5)):
    try:
        wrong()
    except TypeError as error:
        print(error)
buffer = ctypes.create_string_buffer(b"abc", 6)
print(buffer.value, buffer.raw, len(buffer), (ctypes.c_int * 3)(1, 2)[:])
