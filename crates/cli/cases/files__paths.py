# pathlib and tempfile over files in memory.
import os
import tempfile
from pathlib import Path, PurePosixPath

p = PurePosixPath("/usr/lib/python3.14/os.tar.gz")
print(p, repr(p), p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parts, p.anchor, list(p.parents)[-1])
print(p.with_name("x.txt"), p.with_suffix(".zip"), p.with_stem("a"), p.is_absolute(), p.relative_to("/usr"), p.match("*.gz"))
print(Path("a") / "b" / "../c.txt", "x" / Path("y"), Path("a//b/./c"), Path("."), Path(""), Path("a") == Path("a/"), {Path("a"): 1}[Path("a")])
for wrong in (lambda: p.relative_to("/etc"), lambda: Path(5), lambda: p.with_suffix("gz"), lambda: Path("missing").read_text()):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__ + ":", error)
with tempfile.TemporaryDirectory() as folder:
    root = Path(folder)
    (root / "sub").mkdir()
    (root / "sub" / "deep").mkdir(parents=True, exist_ok=True)
    print((root / "a.txt").write_text("hello\n"), (root / "sub" / "b.txt").write_bytes(b"bytes"), (root / "a.txt").read_text())
    (root / "c.txt").touch()
    print(sorted(path.name for path in root.iterdir()), sorted(path.name for path in root.glob("*.txt")))
    print(sorted(str(path.relative_to(root)) for path in root.rglob("*.txt")))
    print((root / "a.txt").exists(), (root / "sub").is_dir(), (root / "a.txt").stat().st_size, root.exists())
    (root / "a.txt").rename(root / "z.txt")
    (root / "c.txt").unlink()
    (root / "c.txt").unlink(missing_ok=True)
    with (root / "z.txt").open("a") as file:
        file.write("more")
    print((root / "z.txt").read_bytes(), sorted(os.listdir(root)))
print(root.exists())
with tempfile.NamedTemporaryFile("w+", suffix=".txt") as file:
    file.write("abc")
    file.seek(0)
    name = file.name
    print(file.read(), os.path.exists(name), name.endswith(".txt"))
print(os.path.exists(name))
with tempfile.TemporaryFile() as file:
    print(file.write(b"xyz"), file.seek(1), file.read())
