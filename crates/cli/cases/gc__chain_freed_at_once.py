# A chain of many nodes dies by one `del`, from the head on, without running out of stack.
import gc

class Node:
    __slots__ = ("next",)
    freed = 0

    def __init__(self, next):
        self.next = next

    def __del__(self):
        Node.freed += 1

head = None
for i in range(20000):
    head = Node(head)
print(Node.freed)
del head
print(Node.freed)
nested = []
for i in range(50000):
    nested = [nested]
del nested
tower = ()
for i in range(50000):
    tower = (tower,)
del tower
ring = first = Node(None)
for i in range(20000):
    ring = Node(ring)
first.next = ring
del ring, first
print(gc.collect(), Node.freed)
