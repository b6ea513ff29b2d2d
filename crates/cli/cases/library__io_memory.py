# Streams in memory: what is written can be read, and goes with the stream.
import io
import weakref

out = io.StringIO()
print("hello", 1, file=out)
print(out.write("two\nlines"), out.tell(), out.getvalue())
out.seek(0)
print(out.readline(), out.read(3), out.readlines(), out.read())
out.seek(2)
out.write("LL")
print(out.getvalue(), out.truncate(4), out.getvalue())
with io.StringIO("a\nb\nc") as lines:
    print(list(lines), lines.closed)
print(lines.closed, out.readable(), out.seekable(), out.isatty())
data = io.BytesIO(b"abc\ndef")
print(data.read(2), data.readline(), data.read(), data.seek(-2, 2), data.read(), data.write(b"!"), data.getvalue())
print(list(io.StringIO("a\r\nb\rc\n", newline="")), io.StringIO("a\r\nb\rc\n", newline=None).read())


class Big:
    pass


class Kept(io.StringIO):
    pass


stream = Kept()
stream.extra = Big()
gone = weakref.ref(stream.extra), weakref.ref(stream)
del stream
print(gone[0](), gone[1]())
for wrong in (
    lambda: lines.read(),
    lambda: io.StringIO(5),
    lambda: io.StringIO().write(5),
    lambda: io.BytesIO().write("x"),
    lambda: io.StringIO().seek(-1),
    lambda: io.BytesIO("x"),
    lambda: io.StringIO().fileno(),
    lambda: io.StringIO().seek(1, 1),
):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
print(issubclass(io.UnsupportedOperation, OSError), issubclass(io.UnsupportedOperation, ValueError))
