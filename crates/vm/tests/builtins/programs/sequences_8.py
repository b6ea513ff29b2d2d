import sys
s = set(); t = set(range(20)); l = []; d = {}; e = {i: i for i in range(9)}
t &= set(range(100)) | s
print(0, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
s = s.union(tuple([5, 70184, 34000, 29, 569471, 422965, 30000]), range(23))
print(1, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
d.update(a=1, zz=2)
print(2, d, sys.getsizeof(d), sys.getsizeof(e))
s = s - set((v for v in [198, 276677, 10000, -632713, -2]))
print(3, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
t = t.symmetric_difference(tuple([116, 4, -2, -458358]))
print(4, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
t.intersection_update(range(2)) if len(t) > 60 else 0
print(5, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
l.insert(6, 36000)
print(6, l[:50], len(l), sys.getsizeof(l))
d = d | e
print(7, d, sys.getsizeof(d), sys.getsizeof(e))
s.update(tuple([177102, 114, 97, 39000, 149445, 10000]))
print(8, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
d['k'] = 29000
print(9, d, sys.getsizeof(d), sys.getsizeof(e))
t = s.copy()
print(10, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
d, e = e, d
print(11, d, sys.getsizeof(d), sys.getsizeof(e))
s.intersection_update(range(12)) if len(s) > 60 else 0
print(12, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
l = l[::-2]
print(13, l[:50], len(l), sys.getsizeof(l))
t.difference_update(range(2))
print(14, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
t = t.union(tuple([21296, -924922, 14000, 47, -562861]), [79, 76])
print(15, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
l.remove(l[len(l) // 2]) if l else 0
print(16, l[:50], len(l), sys.getsizeof(l))
d = {**d}
print(17, d, sys.getsizeof(d), sys.getsizeof(e))
l = l + [1, 2]
print(18, l[:50], len(l), sys.getsizeof(l))
s.discard(13000)
print(19, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
d = {**d}
print(20, d, sys.getsizeof(d), sys.getsizeof(e))
del l[2:23]
print(21, l[:50], len(l), sys.getsizeof(l))
l.sort()
print(22, l[:50], len(l), sys.getsizeof(l))
l.clear()
print(23, l[:50], len(l), sys.getsizeof(l))
t &= set(range(100)) | s
print(24, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
d.update(a=1, zz=2)
print(25, d, sys.getsizeof(d), sys.getsizeof(e))
s.intersection_update((v for v in [32, 37000, -103951, 0, 239140, 37000, -670864, 131504, 7, 3000, 26000, 14000, -2, 10, 119, 4, 146, -1, -821168, -495225])) if len(s) > 60 else 0
print(26, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
pass
print(27, l[:50], len(l), sys.getsizeof(l))
s = s - set(set([35000, 102, 2, -365620, 42]))
print(28, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
l.sort()
print(29, l[:50], len(l), sys.getsizeof(l))
t = d.keys() & s or t
print(30, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
l.insert(1, 730783)
print(31, l[:50], len(l), sys.getsizeof(l))
d.pop('f', None)
print(32, d, sys.getsizeof(d), sys.getsizeof(e))
e |= {1: 2, 50: 3}
print(33, d, sys.getsizeof(d), sys.getsizeof(e))
d = d | e
print(34, d, sys.getsizeof(d), sys.getsizeof(e))
pass
print(35, d, sys.getsizeof(d), sys.getsizeof(e))
del l[1:5]
print(36, l[:50], len(l), sys.getsizeof(l))
s = t.copy()
print(37, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
s -= t if len(t) < 9 else set()
print(38, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
l[-2:12] = dict.fromkeys([49, 100, -229736, 89127, 261406]).keys()
print(39, l[:50], len(l), sys.getsizeof(l))
t = t | s
print(40, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
d and d.popitem()
print(41, d, sys.getsizeof(d), sys.getsizeof(e))
t &= set(range(100)) | s
print(42, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
pass
print(43, d, sys.getsizeof(d), sys.getsizeof(e))
l += dict.fromkeys([149, 11, 39000, 173441, -1, 109, 74]).keys()
print(44, l[:50], len(l), sys.getsizeof(l))
del l[100:]
print(45, l[:50], len(l), sys.getsizeof(l))
l[-2:3] = (v for v in [])
print(46, l[:50], len(l), sys.getsizeof(l))
t.add(8)
print(47, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
d.clear()
print(48, d, sys.getsizeof(d), sys.getsizeof(e))
d = d.copy()
print(49, d, sys.getsizeof(d), sys.getsizeof(e))
d = dict(d)
print(50, d, sys.getsizeof(d), sys.getsizeof(e))
s -= s if len(s) < 9 else set()
print(51, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
l.remove(l[len(l) // 2]) if l else 0
print(52, l[:50], len(l), sys.getsizeof(l))
pass
print(53, d, sys.getsizeof(d), sys.getsizeof(e))
del l[4:19]
print(54, l[:50], len(l), sys.getsizeof(l))
d = d.copy()
print(55, d, sys.getsizeof(d), sys.getsizeof(e))
t = set(frozenset(t) & frozenset(s)) or t
print(56, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
d.update(zip([148], [11, -1, 19000, 8000, 10000]))
print(57, d, sys.getsizeof(d), sys.getsizeof(e))
d.update(dict.fromkeys((v for v in [196, 2, 14, 100, 26000, 38, 692737, 49092, 164, 130, 40]), 3))
print(58, d, sys.getsizeof(d), sys.getsizeof(e))
print(list(reversed(d))[:3], 12 in d, d.get(12))
print(59, d, sys.getsizeof(d), sys.getsizeof(e))
l = l + [1, 2]
print(60, l[:50], len(l), sys.getsizeof(l))
l = list(l)
print(61, l[:50], len(l), sys.getsizeof(l))
s.intersection_update(set([8, 5, 140, 35000, 9000, 161])) if len(s) > 60 else 0
print(62, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
d['h'] = 6
print(63, d, sys.getsizeof(d), sys.getsizeof(e))
pass
print(64, d, sys.getsizeof(d), sys.getsizeof(e))
l.remove(l[len(l) // 2]) if l else 0
print(65, l[:50], len(l), sys.getsizeof(l))
l and l.pop(0)
print(66, l[:50], len(l), sys.getsizeof(l))
d.pop(3, None)
print(67, d, sys.getsizeof(d), sys.getsizeof(e))
s = s ^ set(tuple([20, 6000, 4000, -14273, 5]))
print(68, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
l += [23000, 13000, 200292, 72]
print(69, l[:50], len(l), sys.getsizeof(l))
s = d.keys() & s or s
print(70, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
s.update([])
print(71, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
l.reverse()
print(72, l[:50], len(l), sys.getsizeof(l))
pass
print(73, l[:50], len(l), sys.getsizeof(l))
l *= 0
print(74, l[:50], len(l), sys.getsizeof(l))
print(list(reversed(d))[:3], 'd' in d, d.get('d'))
print(75, d, sys.getsizeof(d), sys.getsizeof(e))
d = {**d}
print(76, d, sys.getsizeof(d), sys.getsizeof(e))
l.sort()
print(77, l[:50], len(l), sys.getsizeof(l))
d = {**d}
print(78, d, sys.getsizeof(d), sys.getsizeof(e))
d.pop(10, None)
print(79, d, sys.getsizeof(d), sys.getsizeof(e))
l = l[1:] 
print(80, l[:50], len(l), sys.getsizeof(l))
s = e.keys() ^ s
print(81, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
pass
print(82, d, sys.getsizeof(d), sys.getsizeof(e))
t = t.union(tuple([61, 2000, -935534, 6000, 175, -3]), frozenset([83, 883171]))
print(83, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
l.sort()
print(84, l[:50], len(l), sys.getsizeof(l))
d.update(dict.fromkeys(frozenset([21000, 2000, 14000, 2]), 3))
print(85, d, sys.getsizeof(d), sys.getsizeof(e))
l = list(l)
print(86, l[:50], len(l), sys.getsizeof(l))
s = s | t
print(87, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
s = s.copy()
print(88, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
l and l.pop()
print(89, l[:50], len(l), sys.getsizeof(l))
l.extend([51, 26000, -3, -507404, 159, -599778])
print(90, l[:50], len(l), sys.getsizeof(l))
pass
print(91, d, sys.getsizeof(d), sys.getsizeof(e))
pass
print(92, l[:50], len(l), sys.getsizeof(l))
d.clear()
print(93, d, sys.getsizeof(d), sys.getsizeof(e))
e |= {1: 2, 50: 3}
print(94, d, sys.getsizeof(d), sys.getsizeof(e))
l = list(l)
print(95, l[:50], len(l), sys.getsizeof(l))
d['m'] = 36000
print(96, d, sys.getsizeof(d), sys.getsizeof(e))
l.append(39000)
print(97, l[:50], len(l), sys.getsizeof(l))
l.remove(l[len(l) // 2]) if l else 0
print(98, l[:50], len(l), sys.getsizeof(l))
pass
print(99, d, sys.getsizeof(d), sys.getsizeof(e))
pass
print(100, l[:50], len(l), sys.getsizeof(l))
s.add(7)
print(101, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
pass
print(102, d, sys.getsizeof(d), sys.getsizeof(e))
t.difference_update((v for v in []))
print(103, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
l.extend(set([-768892, -846058, 15000, 8, -1, 4, -385012]))
print(104, l[:50], len(l), sys.getsizeof(l))
d.update(zip([194, 1, 0, 4, 9], []))
print(105, d, sys.getsizeof(d), sys.getsizeof(e))
del l[1:16]
print(106, l[:50], len(l), sys.getsizeof(l))
l[2:18] = dict.fromkeys([29000, 8, -886130, 8, 314306])
print(107, l[:50], len(l), sys.getsizeof(l))
l and l.pop(-1)
print(108, l[:50], len(l), sys.getsizeof(l))
d.pop('c', None)
print(109, d, sys.getsizeof(d), sys.getsizeof(e))
l.reverse()
print(110, l[:50], len(l), sys.getsizeof(l))
d.update(zip([35000, 921937, -584942], [85, 156]))
print(111, d, sys.getsizeof(d), sys.getsizeof(e))
l = list(l)
print(112, l[:50], len(l), sys.getsizeof(l))
s -= t if len(t) < 9 else set()
print(113, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
l and l.pop()
print(114, l[:50], len(l), sys.getsizeof(l))
s = s | e.keys()
print(115, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
s.discard(698093)
print(116, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
pass
print(117, l[:50], len(l), sys.getsizeof(l))
print(list(reversed(d))[:3], 12 in d, d.get(12))
print(118, d, sys.getsizeof(d), sys.getsizeof(e))
pass
print(119, l[:50], len(l), sys.getsizeof(l))
d['n'] = -96357
print(120, d, sys.getsizeof(d), sys.getsizeof(e))
l = list(l)
print(121, l[:50], len(l), sys.getsizeof(l))
s = s | e.keys()
print(122, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
d.setdefault(7, 1)
print(123, d, sys.getsizeof(d), sys.getsizeof(e))
t = t | s
print(124, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
print(list(reversed(d))[:3], 6 in d, d.get(6))
print(125, d, sys.getsizeof(d), sys.getsizeof(e))
d = {**d}
print(126, d, sys.getsizeof(d), sys.getsizeof(e))
s.discard(3)
print(127, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
l.clear()
print(128, l[:50], len(l), sys.getsizeof(l))
l and l.pop(-1)
print(129, l[:50], len(l), sys.getsizeof(l))
t = t | e.keys()
print(130, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
s = s.union([], [190, 7, -440581, 124])
print(131, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
s.difference_update([21000])
print(132, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
d.setdefault(5, 1)
print(133, d, sys.getsizeof(d), sys.getsizeof(e))
del l[100:]
print(134, l[:50], len(l), sys.getsizeof(l))
l = l[1:] 
print(135, l[:50], len(l), sys.getsizeof(l))
l = list(l)
print(136, l[:50], len(l), sys.getsizeof(l))
d, e = e, d
print(137, d, sys.getsizeof(d), sys.getsizeof(e))
s = s.copy()
print(138, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
s = s.difference(dict.fromkeys([-336686, 10000, 6000, 104]))
print(139, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
l and l.pop(-1)
print(140, l[:50], len(l), sys.getsizeof(l))
pass
print(141, l[:50], len(l), sys.getsizeof(l))
e |= {1: 2, 50: 3}
print(142, d, sys.getsizeof(d), sys.getsizeof(e))
s = s.copy()
print(143, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
l = sorted((v for v in [-755659, -305991, -648232, 5, 21, 7, 113, -1, 0]))
print(144, l[:50], len(l), sys.getsizeof(l))
s &= set(range(100)) | t
print(145, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
d = {**d}
print(146, d, sys.getsizeof(d), sys.getsizeof(e))
print(list(reversed(d))[:3], 7 in d, d.get(7))
print(147, d, sys.getsizeof(d), sys.getsizeof(e))
d[5] = -661676
print(148, d, sys.getsizeof(d), sys.getsizeof(e))
l.extend(dict.fromkeys([-536079, -3, 9000, 139, 16000, 4000]))
print(149, l[:50], len(l), sys.getsizeof(l))
pass
print(150, d, sys.getsizeof(d), sys.getsizeof(e))
s = e.keys() ^ s
print(151, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
l = l + [1, 2]
print(152, l[:50], len(l), sys.getsizeof(l))
t = t.union((v for v in [-3, 69, 30000, 15000, 4000, 42]), tuple([38000, 24000]))
print(153, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
d.pop(4, None)
print(154, d, sys.getsizeof(d), sys.getsizeof(e))
s.intersection_update([10, 918449, 29000, 766764, 182, 23000, -1, 0, 162, 8000, 23, 880597, 6, -2, 37000, 36000, -675484, 32000, 1000, 55, 997912, 2000, 5, 2, 16000, 8, 13, -610824, 2, 115, 595838, 17000, 2, 8, 8, 31, 34000, 11, 86]) if len(s) > 60 else 0
print(155, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
l.reverse()
print(156, l[:50], len(l), sys.getsizeof(l))
print(s.pop() if s else None)
print(157, list(s), list(t), sys.getsizeof(s), sys.getsizeof(t), len(s))
l.sort(key=lambda v: (v % 7, -v), reverse=True)
print(158, l[:50], len(l), sys.getsizeof(l))
del l[::3]
print(159, l[:50], len(l), sys.getsizeof(l))
