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
#$ --at 13 a
#$ --at 17 Node#1
#$ --at 5 self --policy refcount-only
#$ --at 11:3 item --json
#$ --at 15 gone
#$ --at 9
#$ --at 2 a
#$ --at 11:9 a
#$ --at 0:0 a
#$ --at 17 Node#1 --policy mark-sweep
#$ --at 16 b --policy mark-sweep
