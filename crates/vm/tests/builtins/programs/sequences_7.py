import sys
s = set(); t = set(range(20)); l = []; d = {}; e = {i: i for i in range(9)}
l and l.pop(-1)
print(0, l[:50], len(l), sys.getsizeof(l))
s = s.symmetric_difference([27000, 100, 8000])
print(1, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
l = l[1:] 
print(2, l[:50], len(l), sys.getsizeof(l))
l and l.pop()
print(3, l[:50], len(l), sys.getsizeof(l))
s = s.union(range(20), range(21))
print(4, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
s = d.keys() & t or s
print(5, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
l and l.pop(-1)
print(6, l[:50], len(l), sys.getsizeof(l))
d[10] = 3
print(7, d, sys.getsizeof(d), sys.getsizeof(e))
l.sort()
print(8, l[:50], len(l), sys.getsizeof(l))
l = l + [1, 2]
print(9, l[:50], len(l), sys.getsizeof(l))
l and l.pop(0)
print(10, l[:50], len(l), sys.getsizeof(l))
print(list(reversed(d))[:3], 9 in d, d.get(9))
print(11, d, sys.getsizeof(d), sys.getsizeof(e))
l = l[::-2]
print(12, l[:50], len(l), sys.getsizeof(l))
d = d | e
print(13, d, sys.getsizeof(d), sys.getsizeof(e))
d = {**d}
print(14, d, sys.getsizeof(d), sys.getsizeof(e))
t = t.symmetric_difference(dict.fromkeys([]).keys())
print(15, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
s.add(6)
print(16, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
s.discard(188)
print(17, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
l.sort()
print(18, l[:50], len(l), sys.getsizeof(l))
print(s.isdisjoint(range(25)), s.issuperset([]), s.issubset((v for v in [91595, 19000, 454428, -586125, -154687])))
print(19, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
l.append(39000)
print(20, l[:50], len(l), sys.getsizeof(l))
d.pop('i', None)
print(21, d, sys.getsizeof(d), sys.getsizeof(e))
l += set([26, -658548, -2, -2, 387152, 101, 32000])
print(22, l[:50], len(l), sys.getsizeof(l))
d = dict(d)
print(23, d, sys.getsizeof(d), sys.getsizeof(e))
pass
print(24, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
print(t.pop() if t else None)
print(25, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
s = s.union(dict.fromkeys([-3]).keys(), [31000, 37000, 30000, 168])
print(26, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
print(list(reversed(d))[:3], 'j' in d, d.get('j'))
print(27, d, sys.getsizeof(d), sys.getsizeof(e))
pass
print(28, l[:50], len(l), sys.getsizeof(l))
d, e = e, d
print(29, d, sys.getsizeof(d), sys.getsizeof(e))
l[3:-3] = set([35, 8, 29000, 172])
print(30, l[:50], len(l), sys.getsizeof(l))
del l[::3]
print(31, l[:50], len(l), sys.getsizeof(l))
s &= set(range(100)) | s
print(32, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
l = l[::-2]
print(33, l[:50], len(l), sys.getsizeof(l))
d.setdefault('l', 1)
print(34, d, sys.getsizeof(d), sys.getsizeof(e))
l.extend(frozenset([967903, 168, 12000, -949912, 131, -755272, -623151, 28000, 1, 925170]))
print(35, l[:50], len(l), sys.getsizeof(l))
d.update(zip([7000, 11], [131, 4, 3000, 30000]))
print(36, d, sys.getsizeof(d), sys.getsizeof(e))
l.reverse()
print(37, l[:50], len(l), sys.getsizeof(l))
s.add(153473)
print(38, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
pass
print(39, d, sys.getsizeof(d), sys.getsizeof(e))
s.difference_update((v for v in [12000, 1]))
print(40, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
t = t.difference(range(4))
print(41, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
t.intersection_update(set([-672998, 20, 47, 12, 34000, 78548, 2000, 2000, 11, 1, 5, -1, 5])) if len(t) > 60 else 0
print(42, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
l = l + [1, 2]
print(43, l[:50], len(l), sys.getsizeof(l))
d.update(a=1, zz=2)
print(44, d, sys.getsizeof(d), sys.getsizeof(e))
s = s | e.keys()
print(45, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
s = d.keys() & s or s
print(46, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
del l[100:]
print(47, l[:50], len(l), sys.getsizeof(l))
d[6] = 4
print(48, d, sys.getsizeof(d), sys.getsizeof(e))
d.update(zip([11, 29, 192, 18000, 7], [476261, 42, 140960, 8]))
print(49, d, sys.getsizeof(d), sys.getsizeof(e))
s.difference_update((v for v in [-123854, -620884, -1, 2, 38000]))
print(50, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
d.update(dict.fromkeys([-774926, 183, 37000, 48, 185, 0, 35000], 3))
print(51, d, sys.getsizeof(d), sys.getsizeof(e))
pass
print(52, l[:50], len(l), sys.getsizeof(l))
l = sorted([8, 2, 9, 39, -1, 35000, 3, 338865, 8000, 194])
print(53, l[:50], len(l), sys.getsizeof(l))
s = set(frozenset(s) & frozenset(t)) or s
print(54, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
print(list(reversed(d))[:3], 10 in d, d.get(10))
print(55, d, sys.getsizeof(d), sys.getsizeof(e))
l.sort(key=lambda v: (v % 7, -v), reverse=True)
print(56, l[:50], len(l), sys.getsizeof(l))
e |= {1: 2, 50: 3}
print(57, d, sys.getsizeof(d), sys.getsizeof(e))
d.update(zip([2, 7000], [28000, 36000, -356858]))
print(58, d, sys.getsizeof(d), sys.getsizeof(e))
d = d.copy()
print(59, d, sys.getsizeof(d), sys.getsizeof(e))
s = s.copy()
print(60, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
d = {**d}
print(61, d, sys.getsizeof(d), sys.getsizeof(e))
t -= s if len(s) < 9 else set()
print(62, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
t.update(dict.fromkeys([8812, 4, -240356, -583348, 2000, 45]).keys())
print(63, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
s = s.difference(dict.fromkeys([39000, 14000, 91, 1, -3, 8000, 137, -974116]).keys())
print(64, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
del l[::3]
print(65, l[:50], len(l), sys.getsizeof(l))
s = d.keys() & t or s
print(66, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
d.clear()
print(67, d, sys.getsizeof(d), sys.getsizeof(e))
l = [*l, 5]
print(68, l[:50], len(l), sys.getsizeof(l))
s = s ^ set(dict.fromkeys([]).keys())
print(69, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
l and l.pop(0)
print(70, l[:50], len(l), sys.getsizeof(l))
d = dict.fromkeys(dict.fromkeys([]).keys())
print(71, d, sys.getsizeof(d), sys.getsizeof(e))
l.reverse()
print(72, l[:50], len(l), sys.getsizeof(l))
l.extend(set([8000, 48, 105887, -3, 25000, -1]))
print(73, l[:50], len(l), sys.getsizeof(l))
d.update(a=1, zz=2)
print(74, d, sys.getsizeof(d), sys.getsizeof(e))
s = set(frozenset(s) & frozenset(s)) or s
print(75, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
l[-3:3] = dict.fromkeys([103, 3, 16000, 137652, 619020, 67])
print(76, l[:50], len(l), sys.getsizeof(l))
t.symmetric_difference_update(dict.fromkeys([6, 78, 6377]))
print(77, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
s = t.copy()
print(78, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
l.sort()
print(79, l[:50], len(l), sys.getsizeof(l))
d and d.popitem()
print(80, d, sys.getsizeof(d), sys.getsizeof(e))
s = d.keys() & t or s
print(81, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
d = d.copy()
print(82, d, sys.getsizeof(d), sys.getsizeof(e))
e |= {1: 2, 50: 3}
print(83, d, sys.getsizeof(d), sys.getsizeof(e))
t = d.keys() & s or t
print(84, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
s &= set(range(100)) | t
print(85, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
s = s | t
print(86, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
pass
print(87, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
t.symmetric_difference_update([985696, 30000])
print(88, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
l.remove(l[len(l) // 2]) if l else 0
print(89, l[:50], len(l), sys.getsizeof(l))
t = d.keys() & s or t
print(90, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
t = s.copy()
print(91, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
d = {**d}
print(92, d, sys.getsizeof(d), sys.getsizeof(e))
l.sort(key=lambda v: (v % 7, -v), reverse=True)
print(93, l[:50], len(l), sys.getsizeof(l))
l.sort(key=lambda v: (v % 7, -v), reverse=True)
print(94, l[:50], len(l), sys.getsizeof(l))
s.update(frozenset([4, 8, 143, 531503, 26000, 280488, 91, -846642, 24000, 5, -784779, 13000, -2, 26000, 432230, 578818, 190, 8, 121, -2, 2]))
print(95, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
del l[2:21]
print(96, l[:50], len(l), sys.getsizeof(l))
s.intersection_update(tuple([145, 1])) if len(s) > 60 else 0
print(97, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
pass
print(98, d, sys.getsizeof(d), sys.getsizeof(e))
s.intersection_update(set([6, 114, 10, 248495, 22000, 1, 33000, 28000, 5000, 693944, 128, 137120, 71, 7000, 145, 11000, -3, 149, -1, 606445, 2, 6, 27000, 59, 790971, 160, -193863, 625873, 10, -2])) if len(s) > 60 else 0
print(99, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
s = s | e.keys()
print(100, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
pass
print(101, d, sys.getsizeof(d), sys.getsizeof(e))
d.update(dict.fromkeys(set([91, 4]), 3))
print(102, d, sys.getsizeof(d), sys.getsizeof(e))
del l[::3]
print(103, l[:50], len(l), sys.getsizeof(l))
t = set(frozenset(t) & frozenset(s)) or t
print(104, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
d = dict(d)
print(105, d, sys.getsizeof(d), sys.getsizeof(e))
s = s.union(frozenset([0, -2, 24000, 6000, 516711]), [17000, 8, 11])
print(106, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
l and l.pop()
print(107, l[:50], len(l), sys.getsizeof(l))
print(s.pop() if s else None)
print(108, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
pass
print(109, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
l and l.pop(-1)
print(110, l[:50], len(l), sys.getsizeof(l))
l = l[1:] 
print(111, l[:50], len(l), sys.getsizeof(l))
l.sort()
print(112, l[:50], len(l), sys.getsizeof(l))
l *= 0
print(113, l[:50], len(l), sys.getsizeof(l))
d.update(zip([154, 22000, 35000, 238660, 15], [18]))
print(114, d, sys.getsizeof(d), sys.getsizeof(e))
l.reverse()
print(115, l[:50], len(l), sys.getsizeof(l))
s = s.copy()
print(116, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
t = t | e.keys()
print(117, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
l.append(30000)
print(118, l[:50], len(l), sys.getsizeof(l))
d and d.popitem()
print(119, d, sys.getsizeof(d), sys.getsizeof(e))
d['p'] = 7000
print(120, d, sys.getsizeof(d), sys.getsizeof(e))
d.pop(0, None)
print(121, d, sys.getsizeof(d), sys.getsizeof(e))
l.sort()
print(122, l[:50], len(l), sys.getsizeof(l))
d and d.popitem()
print(123, d, sys.getsizeof(d), sys.getsizeof(e))
l += dict.fromkeys([4, 39000, 39, 35000, 46, 13000, 0, 3, 28000]).keys()
print(124, l[:50], len(l), sys.getsizeof(l))
d[12] = 26000
print(125, d, sys.getsizeof(d), sys.getsizeof(e))
l = sorted(range(4))
print(126, l[:50], len(l), sys.getsizeof(l))
d.setdefault('o', 1)
print(127, d, sys.getsizeof(d), sys.getsizeof(e))
s.intersection_update(frozenset([13000, 7, 4, 262554, 9, 343754, 7, 24, 124, 0, 2, -2, 20000, 0, 10, -826269, -878258, 796880, 170, 8, 6])) if len(s) > 60 else 0
print(128, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
l[-1:13] = [885086]
print(129, l[:50], len(l), sys.getsizeof(l))
s = s | s
print(130, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
s = s | e.keys()
print(131, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
pass
print(132, d, sys.getsizeof(d), sys.getsizeof(e))
d = dict.fromkeys(set([0, 8, 330990, -579584, 10000, 8, 129]))
print(133, d, sys.getsizeof(d), sys.getsizeof(e))
pass
print(134, l[:50], len(l), sys.getsizeof(l))
t -= s if len(s) < 9 else set()
print(135, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
e |= {1: 2, 50: 3}
print(136, d, sys.getsizeof(d), sys.getsizeof(e))
s = t.copy()
print(137, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
d.update(dict.fromkeys(dict.fromkeys([14000, 0, -9990, 0]).keys(), 3))
print(138, d, sys.getsizeof(d), sys.getsizeof(e))
pass
print(139, d, sys.getsizeof(d), sys.getsizeof(e))
e |= {1: 2, 50: 3}
print(140, d, sys.getsizeof(d), sys.getsizeof(e))
l.sort(key=lambda v: (v % 7, -v), reverse=True)
print(141, l[:50], len(l), sys.getsizeof(l))
pass
print(142, d, sys.getsizeof(d), sys.getsizeof(e))
d = {**d}
print(143, d, sys.getsizeof(d), sys.getsizeof(e))
l = list(l)
print(144, l[:50], len(l), sys.getsizeof(l))
l.sort()
print(145, l[:50], len(l), sys.getsizeof(l))
l.sort()
print(146, l[:50], len(l), sys.getsizeof(l))
l = l + [1, 2]
print(147, l[:50], len(l), sys.getsizeof(l))
d[9] = -291366
print(148, d, sys.getsizeof(d), sys.getsizeof(e))
t &= set(range(100)) | s
print(149, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
d['e'] = 10000
print(150, d, sys.getsizeof(d), sys.getsizeof(e))
d and d.popitem()
print(151, d, sys.getsizeof(d), sys.getsizeof(e))
l.sort()
print(152, l[:50], len(l), sys.getsizeof(l))
l.append(775142)
print(153, l[:50], len(l), sys.getsizeof(l))
s &= set(range(100)) | t
print(154, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
l.sort(key=lambda v: (v % 7, -v), reverse=True)
print(155, l[:50], len(l), sys.getsizeof(l))
l.reverse()
print(156, l[:50], len(l), sys.getsizeof(l))
d = dict(d)
print(157, d, sys.getsizeof(d), sys.getsizeof(e))
d.setdefault(1, 1)
print(158, d, sys.getsizeof(d), sys.getsizeof(e))
l.append(23000)
print(159, l[:50], len(l), sys.getsizeof(l))
