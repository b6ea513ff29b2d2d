import gc

class Node:
    def __init__(self, name):
        self.name = name
        self.next = None

a = Node("a")
b = Node("b")
items = []
for item in (a, b):
    items.append(item)
a.next, b.next = b, a
gc.collect()
del items
del a
gone = b
del b, gone
gc.collect()
#$ inspect --at 13 a
#$ inspect --at 17 Node#1
#$ inspect --at 5 self --policy refcount-only
#$ inspect --at 11:3 item --json
#$ inspect --at 15 gone
#$ inspect --at 9
#$ inspect --at 2 a
#$ inspect --at 11:9 a
#$ inspect --at 0:0 a
#$ inspect --at 17 Node#1 --policy mark-sweep
#$ inspect --at 16 b --policy mark-sweep
