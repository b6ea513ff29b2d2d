"""What arrays do seldom: files and copies."""

from array import array


def tofile(values, file):
    """Write all items as bytes."""
    file.write(values.tobytes())


def fromfile(values, file, count):
    """Read so many items."""
    if count < 0:
        raise ValueError("negative count")
    data = file.read(count * values.itemsize)
    if not isinstance(data, bytes):
        raise TypeError("read() didn't return bytes")
    values.frombytes(data)
    if len(data) != count * values.itemsize:
        raise EOFError("read() didn't return enough bytes")


def reduce_ex(values):
    """How to make a copy."""
    content = values.tounicode() if values.typecode in "uw" else values.tolist()
    return type(values), (values.typecode, content), getattr(values, "__dict__", None)


def reconstructor(cls, code, format, data):
    """An array of what another machine has written."""
    made = array.__new__(cls, code)
    made.frombytes(data)
    return made
