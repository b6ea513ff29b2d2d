# f-strings: expressions, conversions, nested specs, the `=` form.
name, n, x = "World", 42, 3.14159
print(f"Hello {name}! {n + 1} {n:5}|{n:<5}|{n:^5}|{n:05}|{n:+}|{n:x}|{n:#x}|{n:b}|{n:,}|{10**9:_}")
print(f"{x:.2f} {x:8.3f} {x:e} {x:g} {x:.0f} {1e10:g} {0.00001:g} {x:+.1f} {0.256:.1%} {1234567.891:,.2f}")
print(f"{name!r} {name!s:>8} {name:*^11} {name:.3} {name:>{n // 4}} {'nested ' + f'{n}'}")
print(f"{n=} {n + 1 = } {name=!s} {x=:.1f} {{literal}} {{{n}}}")
print(f"{'a' if n > 1 else 'b'} {[i * 2 for i in range(3)]} {(lambda v: v * 2)(4)} { {'k': 1}['k'] }")
print(f"{None} {True:d} {True} {[1, 'a']} {(1,)} {'':5}| {b'x'}")
print(f'''multi
{n}
line''', f"" == "", "plain " f"{n}" " joined")
print(f"{name[0]}{name[-1]}{name.upper()} {n:{'>'}{6}} {'quote "inside"'} {name!a}")

class P:
    def __format__(self, spec):
        return f"<{spec}>"

    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"

p = P()
print(f"{p} {p:abc} {p!r} {p!s:>5} {p:%H:%M}")
print(f"{-5:5} {-5:05} {5:<05} {255:08b} {255:#010x} {1.5:010} {-1.5:>10} {1e400:.2f}")
for spec in ("d", "q", ",s"):
    try:
        print(format("text", spec))
    except ValueError as error:
        print(error)
