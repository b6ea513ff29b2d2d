# A first look at weak references: they do not keep their target alive.
import weakref

class Document:
    def __init__(self, title):
        self.title = title

    def __repr__(self):
        return f"Document({self.title!r})"

draft = Document("draft")
ref = weakref.ref(draft)
print("the reference:", ref() is draft, ref().title)
print("counts:", weakref.getweakrefcount(draft))
copy = ref()
del draft
print("still alive because of copy:", ref())
del copy
print("gone:", ref())

other = Document("other")
first, second = weakref.ref(other), weakref.ref(other)
print("the same weak reference:", first is second)
print("equal while alive:", first == weakref.ref(other))
with_callback = weakref.ref(other, lambda r: print("callback for a dead", r() is None))
print("with a callback it is another:", with_callback is first)
print(weakref.getweakrefs(other) == [first, with_callback])
other = None
print("after:", first() is None, second() is None)

for value in (5, "text", (1, 2), [1], {}, None):
    try:
        weakref.ref(value)
    except TypeError as error:
        print(type(value).__name__, "-", error)
