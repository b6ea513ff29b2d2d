import re
x = 5
print(x is 5, x is not "a", 5 is x, x is -1, x is (1, 2), () is x, x is None, x is True, x is ..., [] is x, x is 1.5 is 2, b"" is x, x is 1j, f"{x}" is x, (x) is (5))
assert (x, "always")
assert (), "never"  if False else "m"
def f():
    5()
    "a"(1)
    [1](2)
    (1, 2)(3)
    {}(1)
    {1}(1)
    [i for i in x](1)
    f"{x}"(1)
    (i for i in x)(1)
    None()
    True()
    ...()
    (lambda: 1)()
    x()()
    {1: 2 for i in x}(1); {1 for i in x}(2)
def g():
    None[0]; 5[0]; 5.5[1]; {1}[0]; (lambda: 1)[0]; (i for i in x)[0]; {i for i in x}[0]; ...[1]; True[0]; {}[0]; 1j[0]
    [1]["a"]; (1, 2)["b"]; "abc"["a"]; b"a"[1.5]; [1][1, 2]; [i for i in x]["a"]; f"{x}"["a"]; [1][None]; [1][1:2]; [1][x]; [1][True]; [1][[]]; [1][{}]; [1][lambda: 1]; [1][f"a"]; [1][(i for i in x)]; [1][{1}]; [1][-1]; [1]["a":]
r = "\d \w", b"\d", "\\d", r"\d", "\8", "\400", "\777", b"\400", f"\d{x}\w", '''
\s
\q'''
def h():
    try: pass
    finally: return 1
def h2():
    for i in [1]:
        try: pass
        finally:
            break
    for i in [1]:
        try: pass
        finally:
            continue
    try: pass
    finally:
        for j in [1]: break
        def inner(): return 1
        lambda: 1
        while 1:
            if x: continue
            break
    try: pass
    finally:
        try: return 2
        finally: pass
        with x: return 3
        if x:
            return 4
    for i in [1]:
        try: pass
        finally:
            for j in []: pass
            else: break
    class A:
        try: pass
        finally:
            x = 1
