from __future__ import annotations

import sys


def f(a: int, b: list[int] | None = 3, *c: "str", d: dict[str, (1, 2)], **e: lambda x, /, y=1, *z, k, **w: x) -> (1 if 0 else None):
    """Nothing of it is evaluated."""


print(f.__annotations__, f.__annotate__.__qualname__)
x: 1 + 2 * 3 ** -4 // (5 - 6)
y: not a and b or c
z: (a, b, *c) = 5


class A:
    u: f"{a!r:>{w}}b{{}}" f"{x = }"
    v: {**a, 1: 2, **{}} = 3
    w: a[1:2, ::3, ...]
    if 1:
        t: a[*b]
    __p: __q.__r

    def method(self, other: A, __p: __q) -> list[A]:
        local: undefined_name
        return self


print(__annotations__, A.__annotations__, A.__annotate__, A.method.__annotations__)
print(sys._getframe().f_code.co_flags & annotations.compiler_flag == annotations.compiler_flag)
exec("q: undefined")
print(__annotations__["q"])
TEXTS = r"""
a.b.c(1, *d, e=2, **f)
(x for x in y if z if w)
{x: y for x, y in z for w in v}
{1, 2, *a}
lambda: 0
lambda *, k: 0
lambda *a: 0
(lambda x: x)(1)
a if b else c if d else e
(a if b else c) if d else e
a < b <= c != d is not e not in f
-1 ** 2
(-1) ** 2
not not a
~a
- -a
+a
a @ b % c
a << b >> c & d | e ^ f
(a, )
()
[]
'abc' "d'ef"
1.5e300 * 1e400
3j
1_000_000
0xFFFFFFFFFFFFFFFFFFFFFFFF
...
None
True
a[b]
a[b, c]
a[(b, c)]
a[()]
a[b:c:d]
a[:]
a[b:, c]
1 .real
1.5.real
'x'.y
(1).real
f'{x}' 'y'
f"{x!s:{y}z}"
f"'{x}"
f"{'a'}"
t"{x}a{y!r:>3}"
f"{x:%H:%M}"
a.b[c](d)
(a or b) and c
a or (b and c)
a ** b ** c
(a ** b) ** c
a - (b - c)
(a - b) - c
-(a + b)
(-a) + b
{**a}
{a: b}
f"{{}}"
f"{x}{{y}}"
(a for b in c)(d)
f(a for b in c)
f((a for b in c), d)
not (a == b)
(not a) == b
(lambda: 1) or 2
a if (lambda: 1) else 2
[lambda: 1]
lambda x=lambda: 1: 2
a[lambda: 1]
1 if 2 else 3
(1, 2)[0]
[1, 2][0]
-1
- 1
-x.y
(-x).y
1e10
1e16
1e100
0.1
1j
-1j
"a" "b"
x[1, *y]
x[*y]
x[*y, 1]
inf
__debug__
f"{(lambda x: 1)}"
f"{ {1: 2}}"
f"{a if b else c}"
f"{a, b}"
f"{a!r}" f"{b:x}"
"a" f"{b}" "c"
b"a" b"b"
'"'
"'"
"'" '"'
u"x"
a<b>c
(a<b)>c
a<(b>c)
a in b
a is b
a + b * c - d / e
(a + b) * c
a // b % c
a if b else (c, d)
(a, b) if c else d
print(*a, **b)
print(**a, b=1)
print(*a, b)
x[a, b:c]
x[a:b, c:d]
x[(a, b):c]
{a: b, **c}
{*a}
[*a, b]
(*a,)
(a.b).c
a().b
(a + b).c
(a + b)()
(a + b)[c]
"abc".d
b"abc".d
1.0.d
1j.d
True.d
None.d
(...).d
(a and b) or c
a and (b or c)
not a or b
not (a or b)
~-+a
-a ** b
(-a) ** b
a ** -b
(a ** b).c
lambda a, b=1, /, c=2, *d, e, f=3, **g: 0
lambda a, /: 0
lambda **k: 0
[a for b, in c]
[a for b, d in c]
[a for b in (c, d)]
[a for b in (lambda: c)]
{a for b in c}
[x if y else z for w in v]
[a for b in (c if d else e)]
{a: b for c in d}
[(a, b) for c in d]
{(a, b): c for d in e}
"""
for text in TEXTS.strip().splitlines():
    namespace = {}
    exec(f"from __future__ import annotations\nX: {text}", namespace)
    print(text, "->", namespace["__annotations__"]["X"])
