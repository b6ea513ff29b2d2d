# A buffer of fixed size drops the oldest.
from collections import deque
import weakref

class Message:
    def __init__(self, text):
        self.text = text

    def __del__(self):
        print("dropped", self.text)

recent = deque(maxlen=3)
for n in range(5):
    recent.append(Message(f"m{n}"))
print([m.text for m in recent])
recent.appendleft(Message("front"))
print([m.text for m in recent])
watch = weakref.ref(recent[1])
recent.rotate(1)
print([m.text for m in recent], watch().text)
recent.pop()
recent.clear()
print(len(recent), watch())

class Ring:
    def __init__(self, size):
        self.items, self.at = [None] * size, 0

    def add(self, item):
        self.items[self.at % len(self.items)] = item
        self.at += 1

ring = Ring(2)
for n in range(4):
    ring.add(Message(f"r{n}"))
print([m.text for m in ring.items])
ring = None
print("end")
