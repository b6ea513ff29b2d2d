# An int that is read in a text or in bytes takes no more than its digits need; one that is computed takes a whole struct.
import gc
import tracemalloc

SPACE = {'a': 1234, 's': '123456789', 'n': '5000', 'b': b'\1\2\3', 'f': 12345.0}
for statement in (
    "x = int(s)", "x = int(n)", "x = int('12345678901234567890')", "x = int('ffff', 16)", "x = int('fffffffffff', 16)", "x = int('7777', 8)",
    "x = int('1' * 30, 2)", "x = int('1' * 31, 2)", "x = int(b'12345')", "x = int('-5000')", "x = int(' 5000 ')", "x = int(n + '0')",
    "x = int.from_bytes(b)", "x = int.from_bytes(b, 'little')", "x = int.from_bytes(b'abcde')", "x = int(f)", "x = a * a", "x = -a",
):
    space = dict(SPACE)
    code = compile(statement, '<statement>', 'exec')
    gc.collect()
    gc.disable()
    kept = [i + 10 ** 6 for i in range(200)]
    tracemalloc.start()
    exec(code, space)
    snapshot = tracemalloc.take_snapshot()
    tracemalloc.stop()
    gc.enable()
    print(statement, [trace.size for trace in snapshot.traces if trace.size < 50])
