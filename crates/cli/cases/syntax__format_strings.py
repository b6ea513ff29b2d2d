# f-strings
x = 3.14159; w = 10; p = 3; s = "text"; n = None; b = True; d = {"k": 1, 'q"': 2}; l = [1, 2]
print(f"{x:.2f}|{x:{w}.{p}}|{x!r:>{w}}|{s:^{w}}|{s!r}|{s!s:*<{w}}|{s!a}")
print(f"{x = }|{x=:.1f}|{s=}|{s = !s}|{ l = }|{l[0]=}|{w+1=}")
print(f"{{}}{{{x:.0f}}}", f"{d['k']}{d["k"]}", f'{d['q"']}', f"{'a' 'b'}", f"{"nested " + f"{f'{s}'}"}")
print(f"{(lambda a: a * 2)(4)}", f"{[i for i in l]}", f"{ {1: 2}[1] }", f"{x if b else s:>5}", f"{l!r:>10}", f"{b:d}{n}")
print(f"{1_000_000:,}|{1234.5:_.2f}|{255:#x}|{255:08b}|{-5:+}|{5:+}|{5: }|{0.5:%}|{1e10:g}|{12345.678:e}|{'c':c<5}")
print(f"a" "b" f"{w}" 'c' rf"\n{w}\t" fr'\{w}' F"{w}" f"""tri
{w
}ple""")
print(f"{'\n'.join(map(str, l))}", f"{'\\'}", f"\x41\u00e9\N{DIGIT ONE}{w}")
print(f"{x:{'>' if b else '<'}{w}}", f"{w:{'x'}}", f"{s:{'<'}{w!r}}")
import datetime
print(f"{datetime.date(2024, 1, 2):%Y-%m-%d}", f"{datetime.date(2024, 1, 2):%d/%m}")
class F:
    def __format__(self, spec): return f"<{spec}>"
    def __str__(self): return "S"
    def __repr__(self): return "R"
print(f"{F()}{F():abc}{F()!s}{F()!r:>3}{F():{w}{p}}{F():{{}}}" if 0 else f"{F()}{F():abc}{F()!s}{F()!r:>3}{F():{w}{p}}")
for spec in ("d", "s", "xx", ".", "5.", ",_", "=5", "#", "0>5", "z", "+", "n", "c"):
    for v in (3, 2.5, "st", None, True, 1+2j, [1], b"x"):
        try: print(spec, format(v, spec), end=";")
        except (ValueError, TypeError) as e: print(spec, type(e).__name__, e)
    print()
print("%s %r %a %d %5.2f %-5s| %05d %x %X %o %e %g %c %c %% %+d % d" % ("s", "r", "é", 3, 2.5, "l", 42, 255, 255, 8, 1234.5, 0.0001, "c", 65, 5, 5))
print("%(a)s %(b)5.1f" % {"a": 1, "b": 2}, "%*d|%-*d|%.*f" % (5, 1, 5, 2, 2, 3.14159))
for fmt, v in [("%d", "x"), ("%s %s", (1,)), ("%s", (1, 2)), ("%z", 1), ("%(a)s", 1), ("%c", "ab"), ("%", 1), ("%d", 2.7), ("%x", 2.5), ("%s", ())]:
    try: print(fmt % v)
    except (TypeError, ValueError, KeyError) as e: print(type(e).__name__, e)
print("{} {1}".format(1, 2) if 0 else "{0} {1} {0} {a} {b.real} {c[0]} {c[k]}".format(1, 2, a=3, b=4, c={0: 5, "k": 6}))
for f, a, k in [("{}{0}", (1,), {}), ("{0}{}", (1,), {}), ("{", (), {}), ("}", (), {}), ("{a}", (), {}), ("{5}", (1,), {}), ("{!x}", (1,), {}), ("{a.b}", (), {"a": 1}), ("{:{}}", (1, 5), {}), ("{0:{1}{2}}", (1, ">", 5), {}), ("{a[b]}", (), {"a": {}}), ("{!r:}", ("x",), {}), ("{0[a]}", ([1],), {})]:
    try: print(f.format(*a, **k))
    except Exception as e: print(type(e).__name__, e)
