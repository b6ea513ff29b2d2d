# Files: text and bytes, modes, iteration, what is refused and in which words.
import io
import os
import tempfile

os.chdir(tempfile.mkdtemp())
with open("notes.txt", "w") as file:
    print(file.write("first\nsecond\n"), file.writable(), file.readable(), file.mode, file.name, file.encoding)
    print("third", file=file)
    file.writelines(["4\n", "5"])
print(file.closed, os.path.exists("notes.txt"), os.path.getsize("notes.txt"), os.listdir("."))
with open("notes.txt") as file:
    print(repr(file.readline()), repr(file.read(3)), file.readlines())
for number, line in enumerate(open("notes.txt"), 1):
    print(number, line.rstrip())
with open("notes.txt", "a") as file:
    file.write("\nend")
print(open("notes.txt").read().split("\n"))
with open("data.bin", "wb") as file:
    print(file.write(bytes(range(6))), file.write(bytearray(b"xy")), file.tell())
with open("data.bin", "rb") as file:
    print(file.read(2), file.seek(-3, 2), file.read(), file.tell(), file.seek(0), file.read(1))
with open("data.bin", "r+b") as file:
    file.seek(2)
    file.write(b"AB")
    file.truncate(5)
    file.seek(0)
    print(file.read())
print(open("notes.txt", newline="").read(6), [line for line in io.open("notes.txt", "rb")][:2])
with open("umlaut.txt", "w", encoding="latin-1") as file:
    file.write("äöü")
print(open("umlaut.txt", "rb").read(), open("umlaut.txt", encoding="latin-1").read())


def say(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__ + ":", error)


for call in (
    lambda: open("missing.txt"), lambda: open("no/such/file", "w"), lambda: open(".", "r"), lambda: open("notes.txt", "x"),
    lambda: open("notes.txt", "q"), lambda: open("notes.txt", "rw"), lambda: open("notes.txt", "rbt"), lambda: open(1.5),
    lambda: open("notes.txt", "rb", encoding="utf-8"), lambda: open("notes.txt").write("x"), lambda: open("new", "w").read(),
    lambda: file.read(), lambda: open("new", "w").write(5), lambda: open("new", "wb").write("x"), lambda: open(),
    lambda: open("umlaut.txt").read(), lambda: os.remove("missing.txt"), lambda: os.rmdir("notes.txt"), lambda: os.mkdir("notes.txt"),
    lambda: os.listdir("missing"), lambda: open("notes.txt").seek(1, 1), lambda: open("a.txt", "w", encoding="ascii").write("ä"),
    lambda: open("notes.txt", "w", buffering=0), lambda: os.path.getsize("missing"),
):  # fmt: skip
    say(call)

try:
    open("missing.txt")
except FileNotFoundError as error:
    print(error.errno, error.strerror, error.filename, isinstance(error, OSError))
os.makedirs("a/b/c")
open("a/b/f.txt", "w").close()
print(sorted(os.listdir("a/b")), os.path.isdir("a/b"), os.path.isfile("a/b/f.txt"))
print([(os.path.basename(top), folders, files) for top, folders, files in os.walk("a")])
os.rename("a/b/f.txt", "g.txt")
print(os.path.exists("a/b/f.txt"), os.path.exists("g.txt"), os.stat("g.txt").st_size)
os.remove("g.txt")
say(lambda: os.rmdir("a"))
reader = open("notes.txt")
print(reader)
reader.close()
