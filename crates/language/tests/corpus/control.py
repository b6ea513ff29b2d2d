def f1(xs):
    for x in xs:
        if x:
            break
        try:
            return x
        finally:
            g()
    return [y for y in xs if y], any(q for q in xs), (z for z in xs), all(z for z in xs), tuple(z for z in xs)

def f2():
    while True:
        pass
def f3():
    while 1:
        x = 1
        if x: continue
        y()
    return 3
def f4(a):
    with a as b, c: return 1
def f5(a):
    for i in a:
        with i as j:
            if j: break
            if not j: continue
        try:
            pass
        except A as e:
            break
        except B as e:
            continue
        except (C, D):
            return e
        else:
            return 1
        finally:
            if a: return 5
def f6(a, b):
    try:
        try:
            x = a
        finally:
            y = b
    except:
        z = 1
    finally:
        return x
def f7():
    try:
        return 1
    except E:
        return 2
    finally:
        print()
def f8(x):
    del x
    x
    if x:
        y = 1
    print(y)
    del y
    y = 2
    return y
def f9(a, b, c, d):
    if a and b or c and not d:
        return 1
    if not (a or b): return 2
    if a if b else c: return 3
    if a < b < c: return 4
    while a < b < c and d: x()
    x = a < b < c
    y = a if b else c
    z = a and b and c or d
    return (not a, -a, +a, ~a, a is None, a is not None, a in b, a not in b)
def f10(a):
    if a is None: return 1
    if a is not None: return 2
    if not a is None: return 3
    if (a is None) and a: return
    x = a is None or b
    assert a is None
    return x
def f11(x):
    global gg, hh
    gg = 1
    hh += 2
    del gg
    def inner():
        global gg
        return gg, hh
    return inner
def f12(a, b):
    a, b = b, a
    a, b, c = b, a, 1
    (a, b), c = c
    [a, *b] = c
    *a, b = c
    a = b = c = 1
    a.x, b[1], c[1:2], c[::2] = d
    a += b; a.x -= 1; a[1] *= 2; a[1:b] /= 3; a[b:] //= 1
    a @= b; a **= b; a %= b; a <<= b; a >>= b; a |= b; a ^= b; a &= b
def f13():
    if 0: x()
    if 1: y()
    if "": z()
    if not 0: w()
    while 0: u()
    a = 1 if 0 else 2
    b = 0 or 1 and 2
    return __debug__
def f14(n):
    if n:
        for i in range(n):
            pass
        else:
            return i
    elif n == 2:
        pass
    else:
        if n: pass
def f15(x):
    try:
        x()
    except* A as e:
        y(e)
    except* B:
        z
    else:
        w
    finally:
        q
def f16(a):
    x = [b for b in a]
    return lambda: [x for x in a]
def f17(*, a): return a
def f18(a,
        b=1, *,
        c=2):
    return (a.
            b.
            c(1,
              2)
            .d)
def f19():
    raise
    return 1
def f20(self, a):
    super().x
    super().x.y
    super().x = 1
    super(A, self).m(1, k=2)
    a.m(1, *b)
    a.m(k=1)
    a(k=1, **b)
    a(*b, c, *d, k=1, **e, f=2)
    a.m(*b)
