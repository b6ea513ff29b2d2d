# Ranges and slice objects.
r = range(2, 20, 3)
print(r, list(r), len(r), r[2], r[-1], r[1:4], r[::-1], 8 in r, 9 in r, r.index(11), r.count(5), r.start, r.stop, r.step)
print(list(range(5, 0, -2)), list(range(0)), range(3) == range(0, 3, 1), range(0) == range(2, 1), hash(range(3)) == hash(range(0, 3)), list(reversed(range(4))))
print(range(10**20)[10**19], len(range(-5, 5)), bool(range(0)), sum(range(101)), max(range(5)), list(map(str, range(3))), range(1, 4)[1])
s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, s.indices(6), slice(None).indices(3), slice(-1, None, -1).indices(4), slice(3) == slice(None, 3, None))
print(list(range(10))[s], "abcdefgh"[s], (1, 2, 3, 4)[slice(None, None, -1)], [0, 1, 2, 3][-3:-1], [0, 1, 2][5:], [0, 1, 2][-9:2])

class Shows:
    def __getitem__(self, key):
        return key

x = Shows()
print(x[1], x[1:2], x[::], x[1:2, 3], x[...], x["k"], x[-1:], x[()], x[1,])
for i in range(3):
    for j in range(i):
        if j == 1:
            break
        print(i, j)
    else:
        print("no break for", i)
n = 3
while n:
    n -= 1
    if n == 1:
        continue
    print(n)
else:
    print("while ended")
