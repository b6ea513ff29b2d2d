# A graph of nodes with neighbours: remove a node everywhere, or leave it to the collector.
import gc
import weakref

class Node:
    alive = 0

    def __init__(self, name):
        self.name, self.neighbours = name, set()
        Node.alive += 1

    def connect(self, other):
        self.neighbours.add(other)
        other.neighbours.add(self)

    def disconnect(self):
        for other in list(self.neighbours):
            other.neighbours.discard(self)
        self.neighbours.clear()

    def __del__(self):
        Node.alive -= 1

gc.collect()
gc.disable()
nodes = {name: Node(name) for name in "abcde"}
for left, right in ("ab", "bc", "cd", "de", "ea"):
    nodes[left].connect(nodes[right])
print(sorted(n.name for n in nodes["a"].neighbours), Node.alive)
nodes["c"].disconnect()
del nodes["c"]
print("c was cut out:", Node.alive)
del nodes["d"]
print("d is still a neighbour:", Node.alive)
nodes.clear()
print("the names are gone:", Node.alive)
print("objects found:", gc.collect())
print(Node.alive)
