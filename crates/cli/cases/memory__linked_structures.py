# A doubly linked list and a graph: what `del` frees, and what only the collector does.
import gc

class Node:
    made = freed = 0

    def __init__(self, value):
        self.value, self.prev, self.next = value, None, None
        Node.made += 1

    def __del__(self):
        Node.freed += 1

class Linked:
    def __init__(self, values, both_ways):
        self.head = self.tail = None
        for value in values:
            node = Node(value)
            if self.tail:
                self.tail.next = node
                if both_ways:
                    node.prev = self.tail
            else:
                self.head = node
            self.tail = node

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next

gc.collect()
gc.disable()
single = Linked(range(10), False)
print(sum(single), Node.freed)
del single
print("single:", Node.freed)
double = Linked(range(10), True)
print(list(double)[-1])
del double
print("double:", Node.freed, "collected", gc.collect(), Node.freed)
graph = {n: Node(n) for n in range(6)}
for n, node in graph.items():
    node.next = graph[(n + 1) % 6]
del node
entry = graph.pop(0)
graph.clear()
print("graph:", Node.freed)
entry.next = None
print("ring cut:", Node.freed, gc.collect())
del entry
print("end:", Node.freed, Node.made)
