# WeakKeyDictionary: notes about objects that do not keep them.
import weakref
import gc

class Person:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name

notes = weakref.WeakKeyDictionary()
ann, bob = Person("ann"), Person("bob")
notes[ann] = ["likes tea"]
notes[bob] = ["likes coffee"]
notes[ann].append("hates milk")
print(len(notes), notes[ann], ann in notes, sorted(map(repr, notes)))
del bob
print(len(notes), list(notes.items()))
print(notes.get(Person("ann"), "another ann is another key"))
try:
    notes[5] = 1
except TypeError as error:
    print(error)
notes[ann].append(ann)
watch = weakref.ref(ann)
del ann
gc.collect()
print("the value holds the key:", watch() is not None, len(notes))
next(iter(notes.values())).clear()
print("now:", watch(), len(notes))
group = weakref.WeakSet(Person(n) for n in "abc")
print("nobody holds them:", len(group))
people = [Person(n) for n in "abc"]
group = weakref.WeakSet(people)
print(len(group), people[0] in group)
people.pop()
print(len(group), sorted(p.name for p in group))
group.discard(people[0])
print(len(group), group == weakref.WeakSet(people[1:]))
