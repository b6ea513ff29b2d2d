# WeakKeyDictionary and WeakSet forget their dead members.
import weakref

class K:
    def __init__(self, n):
        self.n = n

notes = weakref.WeakKeyDictionary()
a, b = K(1), K(2)
notes[a] = "note a"
notes[b] = "note b"
notes[K(3)] = "gone at once"
print(len(notes), notes[a], [k.n for k in notes], sorted(notes.values()))
print(a in notes, K(1) in notes, notes.get(K(9), "default"))
del a
print(len(notes), [(k.n, v) for k, v in notes.items()])
del notes[b]
print(len(notes))
members = weakref.WeakSet()
c, d = K(4), K(5)
members.add(c)
members.add(d)
members.add(c)
members.add(K(6))
print(len(members), sorted(m.n for m in members), c in members)
del c
print(len(members), [m.n for m in members])
members.discard(d)
print(len(members), list(members))
