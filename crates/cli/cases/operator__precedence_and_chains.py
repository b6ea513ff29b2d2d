# How operators bind, chained comparisons, short circuits, conditional and assignment expressions.
print(1 + 2 * 3 ** 2, -2 ** 2, (-2) ** 2, 2 ** 3 ** 2, 10 - 4 - 3, 100 / 10 / 2, 7 // 2 * 2, not 1 == 2, 1 | 2 ^ 3 & 4, 1 << 2 + 1)

def loud(x):
    print("eval", x, end="; ")
    return x

print(loud(1) < loud(2) < loud(3))
print(loud(3) < loud(2) < loud(1))
print(loud(0) or loud("") or loud("last"))
print(loud(1) and loud([]) and loud("never"))
print(loud("a") if loud(True) else loud("b"))
print(1 < 3 > 2 != 5, 1 in [1] in [[1]], (1 == 1.0 == True))
print((n := 10) + n, n, [y := 5, y ** 2], [last := i for i in range(3)], last)
if (m := len("abc")) > 2:
    print("long enough", m)
x = 5
x += 2; x -= 1; x *= 4; x //= 5; x **= 3; x %= 50; x <<= 2; x |= 1; x &= 0xF; x ^= 3; x >>= 1
print(x)
x /= 2
print(x, [] is not [], not not [], None is None, 3 not in [1, 2])
print(loud(1) + loud(2) * loud(3))
t = {loud("k1"): loud("v1"), loud("k2"): loud("v2")}
print()
print((lambda a, b: a)(loud("first"), loud("second")))
t[loud("key")] = loud("value")
print()
